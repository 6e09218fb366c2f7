import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Timeline } from '../clock/timeline.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import type { Declaration } from '../template/declaration.ts';

const QueuedMessage = z.object({
  messageId: z.string(),
  queueArn: z.string(),
  sentEpochMs: z.number(),
  body: z.unknown(),
});
/** A message that waits in a queue for a person to look at. */
export type QueuedMessage = z.infer<typeof QueuedMessage>;

export const QueueEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), message: QueuedMessage }),
  z.object({ kind: z.literal('deleted'), messageId: z.string() }),
]);
export type QueueEntry = z.infer<typeof QueueEntry>;

/** The queues that the templates declare. Here they only collect what could not be delivered, until a person comes. */
export interface Queues {
  /** Resolves when the message is on the disk. Rejects when no template declares the queue. */
  send(queueArn: string, body: unknown): Promise<QueuedMessage>;
  /** What waits, oldest first; a message older than its queue's retention is gone. */
  messages(): QueuedMessage[];
  /** Takes a message out for good; one that is gone already is no error. */
  delete(messageId: string): Promise<void>;
  close(): Promise<void>;
}

export type QueuesParts = {
  declaration: Declaration;
  timeline: Pick<Timeline, 'nowEpochMs'>;
  /** Where messages outlive the process; without it they do not. */
  journal?: Journal<QueueEntry>;
};

/** Opens the queues with what waited in them before. */
export const openQueues = async (parts: QueuesParts): Promise<Queues> => {
  const { journal = memoryJournal<QueueEntry>() } = parts;
  const queues = new DeclaredQueues(parts, journal);
  await queues.readBack();
  return queues;
};

class DeclaredQueues implements Queues {
  readonly #retentionMs: ReadonlyMap<string, number>;
  readonly #timeline: QueuesParts['timeline'];
  readonly #journal: Journal<QueueEntry>;
  readonly #waiting = new Map<string, QueuedMessage>();

  constructor({ declaration, timeline }: QueuesParts, journal: Journal<QueueEntry>) {
    this.#retentionMs = new Map(
      declaration
        .all('AWS::SQS::Queue')
        .map(({ arn, properties }) => [arn, properties.MessageRetentionPeriod * 1000]),
    );
    this.#timeline = timeline;
    this.#journal = journal;
  }

  async readBack(): Promise<void> {
    let entries = 0;
    for await (const entry of this.#journal.entries()) {
      this.#take(entry);
      entries += 1;
    }
    const left = this.messages();
    if (entries > left.length) {
      this.#waiting.clear();
      for (const message of left) this.#waiting.set(message.messageId, message);
      await this.#journal.rewrite(left.map((message) => ({ kind: 'sent', message })));
    }
  }

  async send(queueArn: string, body: unknown): Promise<QueuedMessage> {
    if (!this.#retentionMs.has(queueArn)) throw new Error(`no template declares the queue ${queueArn}`);
    const sentEpochMs = this.#timeline.nowEpochMs();
    const message = { messageId: randomUUID(), queueArn, sentEpochMs, body };
    await this.#note({ kind: 'sent', message });
    return message;
  }

  messages(): QueuedMessage[] {
    const now = this.#timeline.nowEpochMs();
    return [...this.#waiting.values()]
      .filter(({ queueArn, sentEpochMs }) => now - sentEpochMs < (this.#retentionMs.get(queueArn) ?? 0))
      .sort((one, other) => one.sentEpochMs - other.sentEpochMs);
  }

  async delete(messageId: string): Promise<void> {
    if (this.#waiting.has(messageId)) await this.#note({ kind: 'deleted', messageId });
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  #note(entry: QueueEntry): Promise<void> {
    this.#take(entry);
    return this.#journal.append(entry);
  }

  #take(entry: QueueEntry): void {
    if (entry.kind === 'sent') this.#waiting.set(entry.message.messageId, entry.message);
    else this.#waiting.delete(entry.messageId);
  }
}
