import type { RehearsalOptions } from '../rehearsal-options.ts';
import { comparePublished } from './compare-published.ts';
import { foundYokohama } from './found-yokohama.ts';
import { playMonth } from './one-month.ts';
import { readSource } from './source-files.ts';

/** So many differences are spelled out. */
const DIFFERENCES_TOLD = 10;

/** Plays the city's own months back as answers; says each month whether what is published is what the city published. */
export const playYokohama = async (options: RehearsalOptions): Promise<boolean> => {
  const { facilities, figures } = await readSource(options.data);
  const months = [...new Set(figures.map((row) => row.更新日 ?? ''))].sort().slice(0, options.months);
  const [first = ''] = months;
  const yokohama = await foundYokohama(options, facilities, first);
  let same = true;
  try {
    for (const month of months) {
      const rows = figures.filter((row) => row.更新日 === month);
      await playMonth(yokohama, rows, month);
      const { cells, differences } = await comparePublished(yokohama, rows);
      same &&= differences.length === 0;
      process.stdout.write(
        `${month}: ${rows.length} facilities answered, ${cells} cells compared, ${differences.length} differ\n`,
      );
      for (const one of differences.slice(0, DIFFERENCES_TOLD)) process.stdout.write(`  ${one}\n`);
    }
  } finally {
    await yokohama.twin.stop();
  }
  process.stdout.write(
    `seed ${options.seed}: ${same ? 'every month came out as published' : 'months differ'}\n`,
  );
  return same;
};
