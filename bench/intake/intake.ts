import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Figure, Row } from '../row.ts';
import { itemsOfOneIntake } from './items.ts';
import { putsOneByOne } from './naive-peer.ts';
import { submitFor } from './submit.ts';

/** Families who press the button at once. */
const CLIENTS = 8;
const SECONDS = 8;

const repositoryRoot = path.join(import.meta.dirname, '..', '..');

/** Intakes per second, over HTTP, into a store on disk, with all that follows: receipt, workflow, audit. */
export const intake: Row = {
  name: 'intake',
  run: async (say) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'intake-'));
    const service = await startService(path.join(folder, 'home'));
    try {
      await submitFor(service.origin, { clients: CLIENTS, seconds: 2 });
      const { count, perSecond, medianMs } = await submitFor(service.origin, {
        clients: CLIENTS,
        seconds: SECONDS,
      });
      const items = await itemsOfOneIntake(service.origin);
      await service.stop();
      const puts = await putsOneByOne(path.join(folder, 'peer'), items, {
        clients: CLIENTS,
        seconds: SECONDS,
      });
      say(
        `${count} intakes, each answered within ${medianMs.toFixed(0)} ms (median); ${items.length} items each`,
      );
      const figure: Figure = {
        subject: `${CLIENTS} clients`,
        value: perSecond,
        unit: 'intakes/s',
        peer: { name: 'the same items put one by one, no HTTP, no transaction, no workflow', value: puts },
        better: 'higher',
      };
      return [figure];
    } finally {
      await service.stop();
      await rm(folder, { recursive: true });
    }
  },
};

/** The service as `npm start` starts it, in a process of its own, with the demo city. */
const startService = async (folder: string) => {
  const service = spawn(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(service.stdout), 'line')) as [string];
  return {
    origin: line.replace('ready ', ''),
    stop: async () => {
      if (service.exitCode !== null || service.signalCode !== null) return;
      const ended = once(service, 'exit');
      service.kill('SIGTERM');
      await ended;
    },
  };
};
