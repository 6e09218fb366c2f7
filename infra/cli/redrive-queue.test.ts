import { describe, expect, it } from 'vitest';
import type { AwsDoor } from './aws-door.ts';
import { redriveQueue } from './redrive-queue.ts';

/** Two events on which the function fails again, in a queue that shows them anew while others are still being tried. */
const failingQueue = (): AwsDoor => {
  let shown = 0;
  const answered = (body: object, headers = {}) => ({
    status: 200,
    headers: new Headers(headers),
    body: JSON.stringify(body),
  });
  return async (service, _path, headers) => {
    if (service === 'lambda')
      return answered({ errorType: 'StillBroken' }, { 'x-amz-function-error': 'Unhandled' });
    if (headers['x-amz-target'] === 'AmazonSQS.GetQueueUrl') return answered({ QueueUrl: 'https://queue' });
    const MessageId = `message-${shown % 2}`;
    shown += 1;
    return answered({ Messages: [{ MessageId, ReceiptHandle: 'handle', Body: '{}' }] });
  };
};

describe('events that fail again', () => {
  it('are tried once each: one that comes round ends the command, which would never end otherwise', async () => {
    const told: string[] = [];
    const redrive = {
      door: failingQueue(),
      queue: 'failed',
      functionName: 'mended',
      tell: ({ messageId, outcome }: { messageId: string; outcome: string }) =>
        void told.push(`${messageId} ${outcome}`),
    };
    expect(await redriveQueue(redrive)).toEqual({ taken: 0, stayed: 2 });
    expect(told).toEqual(['message-0 StillBroken', 'message-1 StillBroken']);
  });
});
