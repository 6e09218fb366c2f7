import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendIntake } from './at-home.ts';

const repositoryRoot = path.join(import.meta.dirname, '..', '..');

let folder: string;
let service: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'start-'));
});
afterEach(async () => {
  service.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** What `npm start` runs, on a free port; answers its first line once it is there. */
const start = async (environment: Record<string, string> = {}): Promise<string> => {
  service = spawn(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!service.stdout) throw new Error('the service has no standard output');
  const [line] = (await once(createInterface(service.stdout), 'line')) as [string];
  return line;
};

const end = async (signal: NodeJS.Signals): Promise<unknown[]> => {
  const ended = once(service, 'exit');
  service.kill(signal);
  return ended;
};

/** Mails to the family that SES has ever accepted, as its journal in the data folder says. */
const receipts = async (): Promise<number> => {
  const lines = (await readFile(path.join(folder, 'mail.jsonl'), 'utf8')).split('\n');
  return lines.filter((line) => line.includes('"accepted"') && line.includes('hanako@example.jp')).length;
};

describe('npm start', () => {
  it('says where it is ready, answers there, and ends cleanly when it is told to', async () => {
    const line = await start();
    expect(line).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${line.replace('ready ', '')}/`);
    expect(await response.text()).toContain('<html lang="ja">');
    expect(await end('SIGTERM')).toEqual([0, null]);
  });

  it('keeps what it acknowledged through a kill, and sends the receipt exactly once', async () => {
    const first = await start();
    await sendIntake(first.replace('ready ', ''));
    await end('SIGKILL');
    await start();
    await expect.poll(receipts, { timeout: 30_000 }).toBe(1);
    await end('SIGTERM');
    await start();
    await end('SIGTERM');
    expect(await receipts()).toBe(1);
  });

  it('says what is wrong with its environment and does not start', async () => {
    const refused = start({ CLOCK: 'tomorrow' });
    refused.catch(() => undefined);
    const [code] = await once(service, 'exit');
    expect(code).toBe(1);
  });
});
