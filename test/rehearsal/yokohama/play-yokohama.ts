import path from 'node:path';
import type { RehearsalOptions } from '../rehearsal-options.ts';
import { foundCity } from './city-at-play.ts';
import type { CityMonth } from './city-months.ts';
import { inventedMonths } from './invented-months.ts';
import { type MonthPlayed, playMonth } from './one-month.ts';
import { readDirectory } from './read-directory.ts';
import { readFigures } from './read-figures.ts';
import { FileRefused } from './read-table.ts';
import { cameOut, sayAll, sayMonth } from './say-months.ts';

/** Plays months one after the other in one installation; tells of each as it ends. */
export const playMonths = async (
  seed: string,
  months: readonly CityMonth[],
  tell: (played: MonthPlayed) => void = () => undefined,
): Promise<MonthPlayed[]> => {
  const play = await foundCity(seed, months);
  const all: MonthPlayed[] = [];
  try {
    for (const [index, month] of months.entries()) {
      const played = await playMonth(play, month, months[index - 1]);
      all.push(played);
      tell(played);
    }
  } finally {
    await play.twin.stop();
  }
  return all;
};

/** Plays the city's own months back as answers; says each month whether what is published is what the city published. */
export const playYokohama = async (options: RehearsalOptions): Promise<boolean> => {
  try {
    const months = await monthsOf(options);
    const all = await playMonths(options.seed, months, (played) => say(sayMonth(played)));
    say(sayAll(all));
    return all.every(cameOut);
  } catch (refused) {
    if (!(refused instanceof FileRefused)) throw refused;
    process.stderr.write(`${refused.message}\n`);
    return false;
  }
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const monthsOf = async (options: RehearsalOptions): Promise<CityMonth[]> => {
  const { seed, data, facilitiesCount } = options;
  if (facilitiesCount !== undefined)
    return inventedMonths(seed, {
      facilities: facilitiesCount,
      months: options.months ?? 1,
      from: '2026-04-01',
    });
  const directory = await readDirectory(options.directory ?? path.join(data, 'yokohama-facilities.csv'));
  const figures = options.figures ?? path.join(data, 'yokohama-vacancy-fy2025.csv');
  const { months, unlisted } = await readFigures(figures, directory);
  if (unlisted.length > 0)
    process.stderr.write(
      `${unlisted.length} facilities stand in no list and are played under their number: ${unlisted.slice(0, 10).join(', ')}\n`,
    );
  return months.slice(0, options.months);
};
