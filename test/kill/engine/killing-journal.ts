import { appendFileSync } from 'node:fs';
import type { Journal } from '../../../infra/local/journal/journal.ts';
import type { EngineEntry } from '../../../infra/local/step-functions/executions/engine-entry.ts';

/**
 * Where a process dies: at its n-th write, before anything of it is on the disk, with half a line there, or with the
 * line there but nobody told.
 */
export const MODES = ['before', 'torn', 'after'] as const;
export type KillPoint = { mode: (typeof MODES)[number]; write: number };

/** A journal that ends its process at a kill point, as `kill -9` does. */
export const killingJournal = (
  journal: Journal<EngineEntry>,
  path: string,
  point: KillPoint | undefined,
  onWrite: () => void,
): Journal<EngineEntry> => {
  let writes = 0;
  let dying = false;
  let earlier: Promise<void> = Promise.resolve();
  return {
    append: async (entry) => {
      if (dying) return new Promise(() => {});
      writes += 1;
      onWrite();
      if (writes !== point?.write) {
        earlier = journal.append(entry);
        return earlier;
      }
      if (point.mode === 'before') die();
      if (point.mode === 'torn') {
        dying = true;
        const line = JSON.stringify(entry);
        // The file is written by one after the other: half a line comes behind all earlier ones.
        await earlier;
        appendFileSync(path, line.slice(0, Math.ceil(line.length / 2)));
        die();
      }
      await journal.append(entry);
      die();
    },
    entries: () => journal.entries(),
    rewrite: (entries) => journal.rewrite(entries),
    close: () => journal.close(),
  };
};

const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
