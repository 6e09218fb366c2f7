import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEngine, type EngineClient } from './engine-client.ts';
import { type Engine, startEngine } from './engine-process.ts';

let folder = '';
let engine: Engine | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
});
afterEach(async () => {
  await engine?.stop();
  engine = undefined;
  await rm(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'store.sqlite');

const processAt = (endpoint: string): number | undefined => {
  const port = new URL(endpoint).port;
  const line = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .find((one) => one.includes(`/dynoxide serve --port ${port}`) && !one.includes('engine-watch'));
  return line ? Number.parseInt(line, 10) : undefined;
};

const writeNote = async (client: EngineClient): Promise<void> => {
  await client.ask('CreateTable', {
    TableName: 'Notes',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  await client.ask('PutItem', { TableName: 'Notes', Item: { pk: { S: 'kept' } } });
};

const readNote = (client: EngineClient) =>
  client.ask('GetItem', { TableName: 'Notes', Key: { pk: { S: 'kept' } } });

describe('the DynamoDB engine', () => {
  it('is started again when it dies, and knows what it had acknowledged', async () => {
    engine = startEngine(file());
    const client = connectEngine(engine);
    await writeNote(client);
    const pid = processAt(await engine.endpoint());
    process.kill(pid ?? 0, 'SIGKILL');
    await expect
      .poll(() => readNote(client).catch(String), { timeout: 5_000 })
      .toEqual({ Item: { pk: { S: 'kept' } } });
    expect(processAt(await engine.endpoint())).not.toBe(pid);
    client.close();
  });

  it('is gone after it was stopped', async () => {
    engine = startEngine(file());
    const endpoint = await engine.endpoint();
    await engine.stop();
    await expect.poll(() => processAt(endpoint), { timeout: 5_000 }).toBeUndefined();
  });

  it('does not outlive a twin that is killed without warning', async () => {
    const code = `
      const { startEngine } = await import(${JSON.stringify(join(import.meta.dirname, 'engine-process.ts'))});
      console.log(await startEngine(${JSON.stringify(file())}).endpoint());`;
    const twin = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [endpoint] = await once(createInterface({ input: twin.stdout }), 'line');
    expect(processAt(endpoint)).toBeGreaterThan(0);
    twin.kill('SIGKILL');
    await expect.poll(() => processAt(endpoint), { timeout: 5_000 }).toBeUndefined();
  });

  it('that cannot start says why', async () => {
    engine = startEngine(join(folder, 'no', 'such', 'folder', 'store.sqlite'));
    await expect(engine.endpoint()).rejects.toThrow(/does not start: .+/);
  });
});
