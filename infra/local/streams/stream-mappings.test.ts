import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import type { Outcome } from '../functions/invocation.ts';
import { createIdentities } from '../identity/identities.ts';
import { aFunction, aFunctionRole, aTable, readStacks } from '../template/a-template.ts';
import { createQueues } from './queues.ts';
import { createStreamMappings } from './stream-mappings.ts';

const streamArn =
  'arn:aws:dynamodb:ap-northeast-1:000000000000:table/Web-Ledger/stream/2026-04-01T00:00:00.000';

const grants = [
  { Effect: 'Allow', Action: ['dynamodb:*'], Resource: '*' },
  { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Dropped', 'Arn'] } },
];

type Call = { Records: DynamoDBRecord[] };

/** A mapping of one table's stream to a function that the test plays itself. */
const mapped = (properties: object, play: (numbers: string[]) => unknown, statements: object[] = grants) => {
  const declaration = readStacks({
    Web: {
      Resources: {
        Ledger: aTable({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
        Role: aFunctionRole(...statements),
        Dispatcher: aFunction('functions/hosts/outbox-dispatcher.ts'),
        Dropped: { Type: 'AWS::SQS::Queue' },
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['Ledger', 'StreamArn'] },
            FunctionName: { Ref: 'Dispatcher' },
            FunctionResponseTypes: ['ReportBatchItemFailures'],
            DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Dropped', 'Arn'] } } },
            ...properties,
          },
        },
      },
    },
  });
  const timeline = startTimeline({ mode: 'standing', atEpochMs: 0 });
  const calls: string[][] = [];
  const queues = createQueues(declaration, timeline);
  const invoke = async (_arn: string, payload: unknown): Promise<Outcome> => {
    const numbers = (payload as Call).Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
    calls.push(numbers);
    const answer = play(numbers);
    if (answer instanceof Error)
      return { ok: false, throttled: false, error: { errorType: answer.name, errorMessage: '', trace: [] } };
    return { ok: true, payload: answer };
  };
  const mappings = createStreamMappings({
    declaration,
    identities: createIdentities(declaration),
    functions: { has: () => true, invoke: (arn, payload) => timeline.busy(invoke(arn, payload)) },
    timeline,
    queues,
  });
  return { mappings, calls, queues, timeline };
};

const record = (
  number: string,
  eventName: DynamoDBRecord['eventName'] = 'INSERT',
  pk = 'a',
): DynamoDBRecord => ({
  eventName,
  eventSourceARN: streamArn,
  dynamodb: { SequenceNumber: number, ApproximateCreationDateTime: 0, Keys: { pk: { S: pk } } },
});

const HOUR_MS = 3_600_000;

describe('records on their way to a function', () => {
  it('go in batches, in the order of their writes', async () => {
    const { mappings, calls, timeline } = mapped({ BatchSize: 2 }, () => undefined);
    mappings.accept(['1', '2', '3'].map((number) => record(number)));
    await timeline.quiet();
    expect(calls).toEqual([['1', '2'], ['3']]);
  });

  it('are passed over when no filter wants them', async () => {
    const FilterCriteria = { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] };
    const { mappings, calls, timeline } = mapped({ FilterCriteria }, () => undefined);
    mappings.accept([record('1', 'MODIFY'), record('2', 'INSERT')]);
    await timeline.quiet();
    expect(calls).toEqual([['2']]);
  });

  it('are tried again from the first one that failed, while later ones wait', async () => {
    let failures = 1;
    const { mappings, calls, timeline } = mapped({ BatchSize: 3 }, (numbers) =>
      numbers.includes('2') && failures-- > 0 ? { batchItemFailures: [{ itemIdentifier: '2' }] } : undefined,
    );
    mappings.accept(['1', '2', '3', '4'].map((number) => record(number)));
    await timeline.advanceTo(HOUR_MS);
    expect(calls).toEqual([['1', '2', '3'], ['2', '3'], ['4']]);
  });

  it('are halved to find the one that fails, which goes to the queue after its last try', async () => {
    const { mappings, calls, queues, timeline } = mapped(
      { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 },
      (numbers) => (numbers.includes('2') ? new Error('poison') : undefined),
    );
    mappings.accept(['1', '2', '3'].map((number) => record(number)));
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
    const { mappings, queues, timeline } = mapped({}, () => new Error('down'));
    mappings.accept([record('1')]);
    await timeline.advanceTo(23 * HOUR_MS);
    expect(queues.messages()).toEqual([]);
    await timeline.advanceTo(25 * HOUR_MS);
    expect(queues.messages()).toMatchObject([
      { body: { requestContext: { condition: 'RecordAgeExceeded' } } },
    ]);
  });

  it('of different items go side by side when the mapping says so', async () => {
    const { mappings, calls, timeline } = mapped({ ParallelizationFactor: 2, BatchSize: 1 }, () => undefined);
    mappings.accept([record('1'), record('2', 'INSERT', 'b'), record('3')]);
    await timeline.quiet();
    const order = calls.flat();
    expect(order.indexOf('1')).toBeLessThan(order.indexOf('3'));
    expect([...order].sort()).toEqual(['1', '2', '3']);
  });
});

describe('a mapping that AWS would not make', () => {
  it('is refused when the role may not read the stream', () => {
    expect(() => mapped({}, () => undefined, [])).toThrow(/Web\/Mapping: .*dynamodb:DescribeStream/);
  });

  it('is refused when the table has no stream', () => {
    const EventSourceArn = `${streamArn}-of-another-table`;
    expect(() => mapped({ EventSourceArn }, () => undefined)).toThrow('Web/Mapping: no table has the stream');
  });
});
