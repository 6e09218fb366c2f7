import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Journal } from '../journal/journal.ts';

const TakenEvent = z.object({
  id: z.string(),
  functionArn: z.string(),
  event: z.unknown(),
  takenEpochMs: z.number(),
  /** Tries that failed. */
  tries: z.number(),
  /** When it is to be tried next. */
  dueEpochMs: z.number(),
});
/** An event that Lambda took for a function whose caller does not wait. */
export type TakenEvent = z.infer<typeof TakenEvent>;

export const EventEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), taken: TakenEvent }),
  z.object({ kind: z.literal('failed'), id: z.string(), tries: z.number(), dueEpochMs: z.number() }),
  z.object({ kind: z.literal('over'), id: z.string() }),
]);
export type EventEntry = z.infer<typeof EventEntry>;

/** Entries after which the book is written anew, without what is over. */
const ENTRIES_BEFORE_REWRITE = 20_000;

/** Events that were taken and are not over yet, durable in a journal. Without one nothing outlives the process. */
export class EventBook {
  readonly #journal: Journal<EventEntry> | undefined;
  readonly #open = new Map<string, TakenEvent>();
  #entries = 0;

  private constructor(journal?: Journal<EventEntry>) {
    this.#journal = journal;
  }

  static async open(journal: Journal<EventEntry>): Promise<EventBook> {
    const book = new EventBook(journal);
    for await (const entry of journal.entries()) book.#take(entry);
    if (book.#entries > 0) await book.#rewrite(journal);
    return book;
  }

  static inMemory(): EventBook {
    return new EventBook();
  }

  /** What the process before this one left. */
  get left(): readonly TakenEvent[] {
    return [...this.#open.values()];
  }

  /** Resolves when the event is on the disk: from then on its caller may forget it. */
  async take(functionArn: string, event: unknown, nowEpochMs: number): Promise<TakenEvent> {
    const taken = {
      id: randomUUID(),
      functionArn,
      event,
      takenEpochMs: nowEpochMs,
      tries: 0,
      dueEpochMs: nowEpochMs,
    };
    await this.#note({ kind: 'taken', taken });
    return taken;
  }

  failed({ id }: TakenEvent, tries: number, dueEpochMs: number): Promise<void> {
    return this.#note({ kind: 'failed', id, tries, dueEpochMs });
  }

  over({ id }: TakenEvent): Promise<void> {
    return this.#note({ kind: 'over', id });
  }

  async close(): Promise<void> {
    await this.#journal?.close();
  }

  async #note(entry: EventEntry): Promise<void> {
    this.#take(entry);
    if (!this.#journal) return;
    await this.#journal.append(entry);
    if (this.#entries > ENTRIES_BEFORE_REWRITE) await this.#rewrite(this.#journal);
  }

  #take(entry: EventEntry): void {
    this.#entries += 1;
    if (entry.kind === 'taken') this.#open.set(entry.taken.id, entry.taken);
    else if (entry.kind === 'over') this.#open.delete(entry.id);
    else {
      const { id, tries, dueEpochMs } = entry;
      const taken = this.#open.get(id);
      if (taken) this.#open.set(id, { ...taken, tries, dueEpochMs });
    }
  }

  #rewrite(journal: Journal<EventEntry>): Promise<void> {
    this.#entries = 0;
    return journal.rewrite(this.left.map((taken) => ({ kind: 'taken', taken })));
  }
}
