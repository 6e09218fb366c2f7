import type { Timeline } from '../clock/timeline.ts';
import type { Declaration } from '../template/declaration.ts';

/** A message that waits in a queue for a person to look at. */
export type QueuedMessage = { queueArn: string; sentEpochMs: number; body: unknown };

/**
 * The queues that the templates declare. Here they only collect what could not be delivered (nothing reads them but a
 * person), so they live in memory.
 */
export interface Queues {
  /** Throws when no template declares the queue. */
  send(queueArn: string, body: unknown): void;
  /** What waits, oldest first. */
  messages(): QueuedMessage[];
}

export const createQueues = (declaration: Declaration, timeline: Pick<Timeline, 'nowEpochMs'>): Queues => {
  const waiting = new Map(declaration.all('AWS::SQS::Queue').map(({ arn }) => [arn, [] as QueuedMessage[]]));
  return {
    send: (queueArn, body) => {
      const queue = waiting.get(queueArn);
      if (!queue) throw new Error(`no template declares the queue ${queueArn}`);
      queue.push({ queueArn, sentEpochMs: timeline.nowEpochMs(), body });
    },
    messages: () => [...waiting.values()].flat().sort((one, other) => one.sentEpochMs - other.sentEpochMs),
  };
};
