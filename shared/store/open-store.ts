import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { awsAccess, awsClient, type Variables } from '../runtime/aws-access.ts';
import { processChance } from '../runtime/chance.ts';
import { processClock } from '../runtime/clock.ts';
import { idsFrom } from '../runtime/ids.ts';
import { fromStored, toStored } from './attribute-values.ts';
import { dynamoStore } from './dynamo-store.ts';
import type { TableNames } from './dynamo-writes.ts';
import { dataKeyKey } from './keys.ts';
import { type DataKeys, type Sealer, sealerWith } from './sealing.ts';
import type { Services } from './services.ts';

export type StoreEnvironment = {
  REGISTRY_TABLE: string;
  CASES_TABLE: string;
  LEDGER_TABLE: string;
  /** Absent for functions that must not read families' data; a sealed field then does not open. */
  CASES_KEY?: string;
};

/** Opens the store of a function, under the function's own identity. Built once per cold start. */
export const openServices = (environment: StoreEnvironment, variables: Variables): Services => {
  const access = awsAccess(variables);
  const client = awsClient(DynamoDBClient, access('dynamodb'), { signedFor: 'dynamodb' });
  const tables: TableNames = {
    registry: environment.REGISTRY_TABLE,
    cases: environment.CASES_TABLE,
    ledger: environment.LEDGER_TABLE,
  };
  const sealer = environment.CASES_KEY
    ? sealerWith(
        wrappedDataKeys(client, tables.cases, new KMSClient(access('kms')), environment.CASES_KEY),
        processChance,
      )
    : closedSealer;
  return {
    store: dynamoStore(client, tables, sealer),
    clock: processClock,
    ids: idsFrom(processClock, processChance),
    chance: processChance,
  };
};

const closedSealer: Sealer = {
  seal: () => Promise.reject(new Error('This function may not seal personal data')),
  open: () => Promise.reject(new Error('This function may not open personal data')),
};

/** Data keys that rest in the Cases table, wrapped by KMS: one call to KMS per municipality and cold start. */
const wrappedDataKeys = (
  client: DynamoDBClient,
  casesTable: string,
  kms: KMSClient,
  keyId: string,
): DataKeys => {
  const opened = new Map<string, Promise<Uint8Array>>();
  const open = async (municipality: string): Promise<Uint8Array> => {
    const context = { municipality };
    const wrapped = (await readWrapped(client, casesTable, municipality)) ?? (await makeWrapped());
    const answer = await kms.send(
      new DecryptCommand({ CiphertextBlob: wrapped, KeyId: keyId, EncryptionContext: context }),
    );
    if (!answer.Plaintext) throw new Error('KMS opened a data key and gave nothing');
    return answer.Plaintext;

    async function makeWrapped(): Promise<Uint8Array> {
      const made = await kms.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: context }),
      );
      if (!made.CiphertextBlob) throw new Error('KMS made a data key and gave nothing');
      return keepFirst(client, casesTable, municipality, made.CiphertextBlob);
    }
  };
  return {
    keyOf: (municipality) => {
      const known = opened.get(municipality) ?? open(municipality);
      opened.set(municipality, known);
      // A failure is not remembered: the next request tries again.
      known.catch(() => opened.delete(municipality));
      return known;
    },
  };
};

const readWrapped = async (
  client: DynamoDBClient,
  table: string,
  municipality: string,
): Promise<Uint8Array | undefined> => {
  const answer = await client.send(
    new GetItemCommand({ TableName: table, Key: toStored(dataKeyKey(municipality)), ConsistentRead: true }),
  );
  return answer.Item && (fromStored(answer.Item).wrapped as Uint8Array | undefined);
};

/** Two functions may make a key at once: the first one written is everybody's. */
const keepFirst = async (
  client: DynamoDBClient,
  table: string,
  municipality: string,
  wrapped: Uint8Array,
): Promise<Uint8Array> => {
  try {
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: toStored({ ...dataKeyKey(municipality), entity: 'data-key', version: 1, wrapped }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return wrapped;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    const first = await readWrapped(client, table, municipality);
    if (!first) throw error;
    return first;
  }
};
