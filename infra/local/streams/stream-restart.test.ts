import { describe, expect, it } from 'vitest';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import { aMapping, aRecord } from './a-mapping.ts';
import type { QueueEntry } from './queues.ts';
import type { StreamEntry } from './stream-book.ts';

const HOUR_MS = 3_600_000;
const journals = () => ({ streams: memoryJournal<StreamEntry>(), queues: memoryJournal<QueueEntry>() });

/** A function that is never heard of again, as when its process dies under it. */
const dies = () => new Promise(() => {});

const entriesOf = async (journal: Journal<StreamEntry>): Promise<StreamEntry[]> => {
  const entries: StreamEntry[] = [];
  for await (const entry of journal.entries()) entries.push(entry);
  return entries;
};

const holding = async (entries: readonly StreamEntry[]): Promise<Journal<StreamEntry>> => {
  const journal = memoryJournal<StreamEntry>();
  for (const entry of entries) await journal.append(entry);
  return journal;
};

const areDone = (entries: readonly StreamEntry[]): string[] =>
  entries.flatMap((entry) => (entry.kind === 'done' ? entry.numbers : []));

describe('records whose process dies', () => {
  it('before their function has answered go to it again, in order and before what is written later', async () => {
    const disk = journals();
    const first = await aMapping({ BatchSize: 2 }, dies, { journals: disk });
    first.mappings.accept(['1', '2', '3'].map((number) => aRecord(number)));
    await new Promise((resolve) => setImmediate(resolve));
    const second = await aMapping({ BatchSize: 2 }, () => undefined, { journals: disk });
    second.mappings.accept([aRecord('4')]);
    await second.timeline.quiet();
    expect(second.calls).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('after part of a batch was taken begin with the first that failed', async () => {
    const disk = journals();
    const first = await aMapping({ BatchSize: 3 }, () => ({ batchItemFailures: [{ itemIdentifier: '2' }] }), {
      journals: disk,
    });
    first.mappings.accept(['1', '2', '3'].map((number) => aRecord(number)));
    await first.timeline.quiet();
    const second = await aMapping({ BatchSize: 3 }, () => undefined, { journals: disk });
    await second.timeline.quiet();
    expect(second.calls).toEqual([['2', '3']]);
  });

  it('have as many tries in all as the mapping says, however many processes try', async () => {
    const disk = journals();
    const poison = () => new Error('poison');
    const properties = { MaximumRetryAttempts: 3 };
    const calls = [];
    for (let life = 1; life <= 4; life += 1) {
      const { mappings, timeline, ...rest } = await aMapping(properties, poison, { journals: disk });
      if (life === 1) mappings.accept([aRecord('1')]);
      await timeline.quiet();
      calls.push(rest.calls.length);
    }
    expect(calls).toEqual([1, 1, 1, 1]);
    const { calls: later, queues, timeline } = await aMapping(properties, poison, { journals: disk });
    await timeline.advanceTo(HOUR_MS);
    expect(later).toEqual([]);
    expect(queues.messages()).toMatchObject([
      {
        body: {
          requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 4 },
          DDBStreamBatchInfo: { startSequenceNumber: '1' },
        },
      },
    ]);
  });

  it('come to the function or to the queue, wherever in the journal the cut is', async () => {
    const disk = journals();
    const poison = (numbers: string[]) => (numbers.includes('2') ? new Error('poison') : undefined);
    const properties = { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 };
    const whole = await aMapping(properties, poison, { journals: disk });
    whole.mappings.accept(['1', '2', '3'].map((number) => aRecord(number)));
    await whole.timeline.advanceTo(HOUR_MS);
    const entries = await entriesOf(disk.streams);
    expect(areDone(entries)).toEqual(['1', '2', '3']);
    for (let cut = 1; cut <= entries.length; cut += 1) {
      const kept = entries.slice(0, cut);
      const left = { streams: await holding(kept), queues: memoryJournal<QueueEntry>() };
      const { calls, queues, timeline } = await aMapping(properties, poison, { journals: left });
      await timeline.advanceTo(HOUR_MS);
      const owed = ['1', '2', '3'].filter((number) => !areDone(kept).includes(number));
      expect([...new Set(calls.flat())]).toEqual(owed);
      expect(queues.messages()).toHaveLength(owed.includes('2') ? 1 : 0);
    }
  });
});
