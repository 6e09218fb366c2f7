import { describe, expect, it } from 'vitest';
import { memoryJournal } from '../journal/memory-journal.ts';
import { readStacks } from '../template/a-template.ts';
import { openQueues, type QueueEntry } from './queues.ts';

const DAY_MS = 24 * 3_600_000;
const QUEUE = 'arn:aws:sqs:ap-northeast-1:000000000000:failed';
const declaration = readStacks({
  Web: {
    Resources: {
      Failed: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: 'failed', MessageRetentionPeriod: 14 * 86_400 },
      },
    },
  },
});

const openAt = (journal: ReturnType<typeof memoryJournal<QueueEntry>>, days = 0) =>
  openQueues({ declaration, timeline: { nowEpochMs: () => days * DAY_MS }, journal });

describe('a queue for what could not be delivered', () => {
  it('is there again in the next process, without what was taken out', async () => {
    const journal = memoryJournal<QueueEntry>();
    const first = await openAt(journal);
    await first.send(QUEUE, 'one');
    const { messageId } = await first.send(QUEUE, 'two');
    await first.delete(messageId);
    expect((await openAt(journal)).messages()).toMatchObject([{ body: 'one' }]);
  });

  it('keeps a message as long as its template says', async () => {
    const journal = memoryJournal<QueueEntry>();
    await (await openAt(journal)).send(QUEUE, 'one');
    expect((await openAt(journal, 13.9)).messages()).toHaveLength(1);
    expect((await openAt(journal, 14)).messages()).toEqual([]);
  });

  it('refuses a message for a queue that no template declares', async () => {
    await expect((await openAt(memoryJournal())).send('arn:other', 'one')).rejects.toThrow('arn:other');
  });
});
