import { AwsError } from '../../../infra/local/aws-port/aws-error.ts';
import { createTables } from '../../../infra/local/dynamodb/create-tables.ts';
import { connectEngine } from '../../../infra/local/dynamodb/engine-client.ts';
import { startEngine } from '../../../infra/local/dynamodb/engine-process.ts';
import { InProcessStore } from '../../../infra/local/dynamodb/in-process/in-process-store.ts';
import { declaredTables } from '../../../infra/local/dynamodb/table-facts.ts';
import { aTable, readStacks } from '../../../infra/local/template/a-template.ts';

/** One request in DynamoDB's own words. */
export type Command = readonly [action: string, input: object];

/** What a store said: the output, or the name of the refusal with its further members. Sentences are each store's own. */
export type Said = { output: unknown } | { refused: string; fields: unknown };

export type BothStores = {
  store: InProcessStore;
  /** Puts the commands to both stores, one after the other. */
  ask(commands: readonly Command[]): Promise<{ engine: Said[]; inProcess: Said[] }>;
  stop(): Promise<void>;
};

const index = (IndexName: string, keys: string[], Projection: object) => ({
  IndexName,
  KeySchema: keys.map((AttributeName, position) => ({
    AttributeName,
    KeyType: position === 0 ? 'HASH' : 'RANGE',
  })),
  Projection,
});

/** Builder for tests: the engine and the in-process store, each with the table `Notes`: an index that shows all, one that shows `title`, one by number. */
export const bothStores = async (): Promise<BothStores> => {
  const declaration = readStacks({
    Store: {
      Resources: {
        Notes: aTable({
          TableName: 'Notes',
          AttributeDefinitions: [
            ...['pk', 'sk', 'ward', 'day'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
            { AttributeName: 'rank', AttributeType: 'N' },
          ],
          GlobalSecondaryIndexes: [
            index('byWard', ['ward', 'day'], { ProjectionType: 'ALL' }),
            index('titles', ['ward'], { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] }),
            index('ranked', ['ward', 'rank'], { ProjectionType: 'KEYS_ONLY' }),
          ],
        }),
      },
    },
  });
  const tables = declaredTables(declaration);
  const process = startEngine(undefined);
  const engine = connectEngine(process);
  await createTables(engine, tables);
  const store = new InProcessStore(tables, () => undefined);
  return {
    store,
    async ask(commands) {
      const said = { engine: [] as Said[], inProcess: [] as Said[] };
      for (const [action, input] of commands) {
        const { status, body } = await engine.send(action, JSON.stringify(input));
        said.engine.push(saidByEngine(status, JSON.parse(body.toString('utf8'))));
        said.inProcess.push(saidInProcess(store, action, input));
      }
      return said;
    },
    async stop() {
      engine.close();
      await process.stop();
    },
  };
};

const saidByEngine = (
  status: number,
  output: { __type?: string; message?: string; Message?: string },
): Said => {
  if (status === 200) return { output: inOneOrder(output) };
  const { __type = '', message: _, Message: __, ...fields } = output;
  return { refused: __type.split('#').at(-1) ?? '', fields: withoutSentences(fields) };
};

const saidInProcess = (store: InProcessStore, action: string, input: object): Said => {
  try {
    return { output: inOneOrder(store.run(action, structuredClone(input))) };
  } catch (refusal) {
    if (!(refusal instanceof AwsError)) throw refusal;
    return { refused: refusal.code, fields: withoutSentences(refusal.fields) };
  }
};

/** Reasons without their sentences. */
const withoutSentences = (fields: unknown): unknown =>
  JSON.parse(JSON.stringify(fields, (name, value: unknown) => (name === 'Message' ? undefined : value)));

/** Members of sets in one order: neither store promises any. */
const inOneOrder = (output: unknown): unknown =>
  JSON.parse(
    JSON.stringify(output, (name, value: unknown) =>
      ['SS', 'NS', 'BS'].includes(name) && Array.isArray(value) ? value.toSorted() : value,
    ),
  );
