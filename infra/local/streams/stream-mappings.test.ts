import { describe, expect, it } from 'vitest';
import { aMapping, aRecord, streamArn } from './a-mapping.ts';

const HOUR_MS = 3_600_000;

describe('records on their way to a function', () => {
  it('go in batches, in the order of their writes', async () => {
    const { mappings, calls, timeline } = await aMapping({ BatchSize: 2 }, () => undefined);
    mappings.accept(['1', '2', '3'].map((number) => aRecord(number)));
    await timeline.quiet();
    expect(calls).toEqual([['1', '2'], ['3']]);
  });

  it('are passed over when no filter wants them', async () => {
    const FilterCriteria = { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] };
    const { mappings, calls, timeline } = await aMapping({ FilterCriteria }, () => undefined);
    mappings.accept([aRecord('1', 'MODIFY'), aRecord('2', 'INSERT')]);
    await timeline.quiet();
    expect(calls).toEqual([['2']]);
  });

  it('are tried again from the first one that failed, while later ones wait', async () => {
    let failures = 1;
    const { mappings, calls, timeline } = await aMapping({ BatchSize: 3 }, (numbers) =>
      numbers.includes('2') && failures-- > 0 ? { batchItemFailures: [{ itemIdentifier: '2' }] } : undefined,
    );
    mappings.accept(['1', '2', '3', '4'].map((number) => aRecord(number)));
    await timeline.advanceTo(HOUR_MS);
    expect(calls).toEqual([['1', '2', '3'], ['2', '3'], ['4']]);
  });

  it('are halved to find the one that fails, which goes to the queue after its last try', async () => {
    const { mappings, calls, queues, timeline } = await aMapping(
      { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 },
      (numbers) => (numbers.includes('2') ? new Error('poison') : undefined),
    );
    mappings.accept(['1', '2', '3'].map((number) => aRecord(number)));
    await timeline.advanceTo(HOUR_MS);
    expect(calls).toEqual([['1', '2', '3'], ['1', '2'], ['1'], ['2'], ['2'], ['3']]);
    expect(queues.messages()).toMatchObject([
      {
        body: {
          requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
          DDBStreamBatchInfo: { startSequenceNumber: '2', endSequenceNumber: '2', batchSize: 1, streamArn },
        },
      },
    ]);
  });

  it('are given up after a day when nothing limits the tries', async () => {
    const { mappings, queues, timeline } = await aMapping({}, () => new Error('down'));
    mappings.accept([aRecord('1')]);
    await timeline.advanceTo(23 * HOUR_MS);
    expect(queues.messages()).toEqual([]);
    await timeline.advanceTo(25 * HOUR_MS);
    expect(queues.messages()).toMatchObject([
      { body: { requestContext: { condition: 'RecordAgeExceeded' } } },
    ]);
  });

  it('of different items go side by side when the mapping says so', async () => {
    const { mappings, calls, timeline } = await aMapping(
      { ParallelizationFactor: 2, BatchSize: 1 },
      () => undefined,
    );
    mappings.accept([aRecord('1'), aRecord('2', 'INSERT', 'b'), aRecord('3')]);
    await timeline.quiet();
    const order = calls.flat();
    expect(order.indexOf('1')).toBeLessThan(order.indexOf('3'));
    expect([...order].sort()).toEqual(['1', '2', '3']);
  });
});

describe('a mapping that AWS would not make', () => {
  it('is refused when the role may not read the stream', async () => {
    await expect(aMapping({}, () => undefined, { statements: [] })).rejects.toThrow(
      /Web\/Mapping: .*dynamodb:DescribeStream/,
    );
  });

  it('is refused when the table has no stream', async () => {
    const EventSourceArn = `${streamArn}-of-another-table`;
    await expect(aMapping({ EventSourceArn }, () => undefined)).rejects.toThrow(
      'Web/Mapping: no table has the stream',
    );
  });
});
