import { writeFile } from 'node:fs/promises';
import { foundSmallCity } from './city-at-work.ts';
import { readOptions } from './rehearsal-options.ts';
import { rehearse } from './rehearse.ts';
import { sayBroken } from './report/say-broken.ts';
import { sayNumbers } from './report/say-numbers.ts';
import { timelinePage } from './report/timeline-page.ts';

/** `npm run rehearse`: plays a city, says what happened, exits 1 with the seed when an invariant broke. */
const options = readOptions(process.argv.slice(2));
const begun = process.hrtime.bigint();
const city = await foundSmallCity(options);
try {
  const rehearsed = await rehearse(city);
  const wallSeconds = Number(process.hrtime.bigint() - begun) / 1e9;
  process.stdout.write(sayNumbers(city.world, rehearsed.snapshot, wallSeconds));
  if (options.report) await writeFile(options.report, timelinePage(city.world, rehearsed));
  if (rehearsed.broken) {
    process.stdout.write(sayBroken(city.world, rehearsed));
    process.exitCode = 1;
  } else {
    process.stdout.write(`seed ${options.seed}: every invariant held on each of ${options.days} days\n`);
  }
} catch (accident) {
  process.stdout.write(`seed ${options.seed}: the rehearsal itself could not go on\n`);
  process.stdout.write(`${accident instanceof Error ? accident.stack : accident}\n`);
  process.stdout.write(
    city.world.notices
      .slice(-3)
      .map((line) => `notice: ${line}\n`)
      .join(''),
  );
  process.exitCode = 1;
} finally {
  await city.close();
}
