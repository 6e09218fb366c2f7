import { writeFile } from 'node:fs/promises';
import { foundSmallCity } from './city-at-work.ts';
import type { RehearsalOptions } from './rehearsal-options.ts';
import { rehearse } from './rehearse.ts';
import { sayBroken } from './report/say-broken.ts';
import { sayNumbers } from './report/say-numbers.ts';
import { timelinePage } from './report/timeline-page.ts';

/** So many of the twin's last notices are told when a rehearsal could not go on. */
const NOTICES_TOLD = 3;

/** Plays the small city and says what happened; false when an invariant broke, or the rehearsal could not go on. */
export const playSmallCity = async (options: RehearsalOptions): Promise<boolean> => {
  const begun = process.hrtime.bigint();
  const say = (text: string) => process.stdout.write(text);
  const city = await foundSmallCity(options);
  try {
    const rehearsed = await rehearse(city);
    const wallSeconds = Number(process.hrtime.bigint() - begun) / 1e9;
    say(sayNumbers(city.world, rehearsed.snapshot, wallSeconds));
    if (options.report) await writeFile(options.report, timelinePage(city.world, rehearsed));
    if (rehearsed.broken) say(sayBroken(city.world, rehearsed));
    else say(`seed ${options.seed}: every invariant held on each of ${options.days} days\n`);
    return rehearsed.broken === undefined;
  } catch (accident) {
    say(`seed ${options.seed}: the rehearsal itself could not go on\n`);
    say(`${accident instanceof Error ? accident.stack : accident}\n`);
    for (const line of city.world.notices.slice(-NOTICES_TOLD)) say(`notice: ${line}\n`);
    return false;
  } finally {
    await city.close();
  }
};
