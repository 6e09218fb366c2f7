import type { DynamoDBRecord } from 'aws-lambda';
import { startTimeline } from '../clock/timeline.ts';
import type { Outcome } from '../functions/invocation.ts';
import { createIdentities } from '../identity/identities.ts';
import type { Journal } from '../journal/journal.ts';
import { aFunction, aFunctionRole, aTable, readStacks } from '../template/a-template.ts';
import { openQueues, type QueueEntry } from './queues.ts';
import { StreamBook, type StreamEntry } from './stream-book.ts';
import { createStreamMappings } from './stream-mappings.ts';

export const streamArn =
  'arn:aws:dynamodb:ap-northeast-1:000000000000:table/Web-Ledger/stream/2026-04-01T00:00:00.000';

const grants = [
  { Effect: 'Allow', Action: ['dynamodb:*'], Resource: '*' },
  { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Dropped', 'Arn'] } },
];

type Call = { Records: DynamoDBRecord[] };

export type MappedParts = {
  /** What the function's role may do. */
  statements?: object[];
  /** What an earlier life of the same mapping left on the disk. */
  journals?: { streams: Journal<StreamEntry>; queues: Journal<QueueEntry> };
  startsAtEpochMs?: number;
};

/** Builder for tests: a mapping of one table's stream to a function that the test plays itself, and its queue for failures. */
export const aMapping = async (
  properties: object,
  play: (numbers: string[]) => unknown,
  { statements = grants, journals, startsAtEpochMs = 0 }: MappedParts = {},
) => {
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
  const timeline = startTimeline({ mode: 'standing', atEpochMs: startsAtEpochMs });
  const calls: string[][] = [];
  const queues = await openQueues({
    declaration,
    timeline,
    ...(journals && { journal: journals.queues }),
  });
  const failAtOnce = (accident: unknown): never => {
    throw accident;
  };
  const book = journals ? await StreamBook.open(journals.streams, failAtOnce) : StreamBook.inMemory();
  const invoke = async (_arn: string, payload: unknown): Promise<Outcome> => {
    const numbers = (payload as Call).Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
    calls.push(numbers);
    const answer = await play(numbers);
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
    book,
  });
  return { mappings, calls, queues, timeline, book };
};

/** Builder for tests: a record of the table's stream. */
export const aRecord = (
  number: string,
  eventName: DynamoDBRecord['eventName'] = 'INSERT',
  pk = 'a',
): DynamoDBRecord => ({
  eventName,
  eventSourceARN: streamArn,
  dynamodb: { SequenceNumber: number, ApproximateCreationDateTime: 0, Keys: { pk: { S: pk } } },
});
