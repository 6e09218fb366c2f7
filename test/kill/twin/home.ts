import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const repositoryRoot = path.join(import.meta.dirname, '..', '..', '..');

/** The whole service as a process of its own, as `npm start` runs it. */
export type Home = {
  origin: string;
  /** From its being ready to the first line in a journal of the twin; undefined as long as there was none. */
  firstLineMs(): number | undefined;
  kill(): Promise<void>;
};

export const startHome = async (folder: string): Promise<Home> => {
  const service = spawn(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watched = watchJournals(folder);
  const origin = await readyAt(service);
  const readyMs = performance.now();
  return {
    origin,
    firstLineMs: () => {
      const at = watched.grewAt();
      return at === undefined ? undefined : Math.max(0, at - readyMs);
    },
    kill: async () => {
      watched.stop();
      const ended = once(service, 'exit');
      service.kill('SIGKILL');
      await ended;
    },
  };
};

const readyAt = async ({ stdout }: ChildProcess): Promise<string> => {
  if (!stdout) throw new Error('the service has no standard output');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  if (!line.startsWith('ready ')) throw new Error(`the service did not start: ${line}`);
  return line.replace('ready ', '');
};

const JOURNALS = ['workflows.jsonl', 'mail.jsonl'];
const LOOK_EVERY_MS = 10;

/** Looks when the journals first grow; before that, a torn line may have been cut off. */
const watchJournals = (folder: string) => {
  let grown: number | undefined;
  let stopped = false;
  const sizes = async (): Promise<number> => {
    const found = await Promise.all(
      JOURNALS.map((name) => stat(path.join(folder, name)).catch(() => undefined)),
    );
    return found.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  };
  const look = async (): Promise<void> => {
    for (let last = await sizes(); !stopped && grown === undefined; await wait(LOOK_EVERY_MS)) {
      const now = await sizes();
      if (now > last) grown = performance.now();
      last = now;
    }
  };
  void look();
  return {
    grewAt: () => grown,
    stop: () => {
      stopped = true;
    },
  };
};
