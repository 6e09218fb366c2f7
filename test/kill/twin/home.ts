import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Resumed } from '../verdict.ts';

/** An instant of a process: the wall's clock, and what it has had of the processor where the machine tells. Unit: ms. */
type Spent = { wallMs: number; cpuMs: number | undefined };

const spent = (pid: number | undefined): Spent => ({ wallMs: performance.now(), cpuMs: processorMs(pid) });

const between = (from: Spent, to: Spent): Resumed => {
  const wallMs = Math.max(0, to.wallMs - from.wallMs);
  if (from.cpuMs === undefined || to.cpuMs === undefined) return { wallMs };
  return { wallMs, cpuMs: Math.max(0, to.cpuMs - from.cpuMs) };
};

/** Linux counts a process's time in hundredths of a second, in the 14th and 15th field of its `stat`. */
const MS_PER_TICK = 10;
const FIRST_FIELD_AFTER_NAME = 3;

/** What a process has had of the processor; undefined where there is no `/proc`. */
const processorMs = (pid: number | undefined): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system] = [14, 15].map((field) => Number(fields[field - FIRST_FIELD_AFTER_NAME]));
    return ((user ?? 0) + (system ?? 0)) * MS_PER_TICK;
  } catch {
    return undefined;
  }
};

const repositoryRoot = path.join(import.meta.dirname, '..', '..', '..');

/** The whole service as a process of its own, as `npm start` runs it. */
export type Home = {
  origin: string;
  /** From its being ready to the first line in a journal of the twin; undefined as long as there was none. */
  firstLine(): Resumed | undefined;
  kill(): Promise<void>;
};

export const startHome = async (folder: string): Promise<Home> => {
  const service = spawn(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watched = watchJournals(folder, () => spent(service.pid));
  const origin = await readyAt(service);
  const ready = spent(service.pid);
  return {
    origin,
    firstLine: () => {
      const grown = watched.grewAt();
      return grown && between(ready, grown);
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
const watchJournals = (folder: string, now: () => Spent) => {
  let grown: Spent | undefined;
  let stopped = false;
  const sizes = async (): Promise<number> => {
    const found = await Promise.all(
      JOURNALS.map((name) => stat(path.join(folder, name)).catch(() => undefined)),
    );
    return found.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  };
  const look = async (): Promise<void> => {
    for (let last = await sizes(); !stopped && grown === undefined; await wait(LOOK_EVERY_MS)) {
      const size = await sizes();
      if (size > last) grown = now();
      last = size;
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
