import path from 'node:path';
import { openFileJournal } from './file-journal.ts';
import type { Journal } from './journal.ts';
import { memoryJournal } from './memory-journal.ts';

/** A journal of the data folder, or one in memory. */
export const openJournal = async <E>(
  folder: string | undefined,
  name: string,
  parse: (value: unknown) => E,
): Promise<Journal<E>> =>
  folder === undefined ? memoryJournal<E>() : openFileJournal<E>(path.join(folder, `${name}.jsonl`), parse);
