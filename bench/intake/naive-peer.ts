import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createTables } from '../../infra/local/dynamodb/create-tables.ts';
import { connectEngine } from '../../infra/local/dynamodb/engine-client.ts';
import { startEngine } from '../../infra/local/dynamodb/engine-process.ts';
import { repositoryRoot } from '../../infra/local/ground.ts';
import { declareHome } from '../../infra/local/template/declare-home.ts';
import type { StoredItem } from './items.ts';
import type { Load } from './submit.ts';

const surroundings = { origin: 'http://127.0.0.1', issuer: 'http://127.0.0.1/local/issuer' };

/**
 * What a program without care would do on the same engine: write the same items one after the other, straight through
 * the SDK. Intakes per second. Keys differ from intake to intake, as they do in ours.
 */
export const putsOneByOne = async (
  folder: string,
  items: readonly StoredItem[],
  { clients, seconds }: Load,
): Promise<number> => {
  await mkdir(folder, { recursive: true });
  const engine = startEngine(path.join(folder, 'dynamodb.sqlite'));
  const connection = connectEngine(engine);
  try {
    const tables = (await declareHome({ repositoryRoot, surroundings })).all('AWS::DynamoDB::Table');
    await createTables(connection, tables);
    const nameOf = (table: string): string =>
      tables.find(({ path: where }) => where.includes(`/${table}/`))?.name ?? '';
    const client = new DynamoDBClient({
      region: 'ap-northeast-1',
      endpoint: await engine.endpoint(),
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    });
    let written = 0;
    const began = performance.now();
    const program = async (): Promise<void> => {
      while (performance.now() < began + seconds * 1000) {
        written += 1;
        const intake = written;
        for (const { table, item } of items) {
          const Item = { ...item, pk: { S: `${item.pk?.S}#${intake}` } };
          await client.send(new PutItemCommand({ TableName: nameOf(table), Item }));
        }
      }
    };
    await Promise.all(Array.from({ length: clients }, program));
    return written / ((performance.now() - began) / 1000);
  } finally {
    connection.close();
    await engine.stop();
  }
};
