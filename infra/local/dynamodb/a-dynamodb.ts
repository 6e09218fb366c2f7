import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { type AwsPort, type AwsPortParts, startAwsPort } from '../aws-port/aws-port.ts';
import { noFaults } from '../aws-port/call-faults.ts';
import { rootCredentials } from '../aws-port/caller.ts';
import { startTimeline, type Timeline } from '../clock/timeline.ts';
import { createIdentities } from '../identity/identities.ts';
import { StreamBook } from '../streams/stream-book.ts';
import { aFunction, aFunctionRole, aTable, readStacks } from '../template/a-template.ts';
import { REGION } from '../template/account.ts';
import { type ItemStoreKind, startDynamoDb } from './start-dynamodb.ts';

export type DynamoDbAtHome = {
  timeline: Timeline;
  port: AwsPort;
  /** The stream records so far, in the order in which they came. */
  records: DynamoDBRecord[];
  client: DynamoDBDocumentClient;
  /** A client under the role of the only function. */
  functionClient: DynamoDBDocumentClient;
  stop(): Promise<void>;
};

/** The instant at which a test's time stands. */
export const TEST_START = Date.parse('2026-04-01T00:00:00Z');

const streamed = (view: string) =>
  aTable({ TableName: 'Cases', StreamSpecification: { StreamViewType: view } });

/** Builder for tests: the table `Cases` (streamed, expiry in `expires`) and the table `Quiet` (no stream) behind an AWS port. */
export const aDynamoDb = async (
  given: {
    view?: string;
    grants?: object[];
    folder?: string;
    kind?: ItemStoreKind;
    book?: StreamBook;
  } & Partial<Pick<AwsPortParts, 'faults'>> = {},
): Promise<DynamoDbAtHome> => {
  const cases = streamed(given.view ?? 'NEW_AND_OLD_IMAGES') as { Properties: object };
  const declaration = readStacks({
    Store: {
      Resources: {
        Cases: {
          ...cases,
          Properties: {
            ...cases.Properties,
            TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
          },
        },
        Quiet: aTable({ TableName: 'Quiet' }),
        Role: aFunctionRole(...(given.grants ?? [])),
        Function: aFunction('functions/none.ts'),
      },
    },
  });
  const timeline = startTimeline({ mode: 'standing', atEpochMs: TEST_START });
  const records: DynamoDBRecord[] = [];
  const failAtOnce = (accident: unknown): never => {
    throw accident;
  };
  const book = given.book ?? StreamBook.inMemory();
  const dynamodb = await startDynamoDb({
    declaration,
    timeline,
    book,
    onRecords: (fresh, write) => {
      records.push(...fresh);
      book.settle(write, []);
    },
    onAccident: failAtOnce,
    kind: given.kind ?? 'engine',
    ...(given.folder && { folder: given.folder }),
  });
  const access = createIdentities(declaration);
  const port = await startAwsPort({
    services: { dynamodb: dynamodb.service },
    access,
    faults: given.faults ?? noFaults,
    timeline,
    onAccident: failAtOnce,
  });
  const connect = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({ endpoint: port.endpoint, region: REGION, credentials, maxAttempts: 1 }),
    );
  const [lambda] = declaration.all('AWS::Lambda::Function');
  return {
    timeline,
    port,
    records,
    client: connect(rootCredentials),
    functionClient: connect(access.credentialsOf(lambda?.arn ?? '')),
    async stop() {
      await port.close();
      await dynamodb.stop();
      timeline.stop();
    },
  };
};
