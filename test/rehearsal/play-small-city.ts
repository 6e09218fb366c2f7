import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sayShortest } from './campaign/campaign.ts';
import { playOnce } from './campaign/play-once.ts';
import { shortestHistory } from './campaign/shortest-history.ts';
import { foundSmallCity } from './founding/city-at-work.ts';
import { statesEntered } from './invariants/executions-listed.ts';
import type { RehearsalOptions } from './rehearsal-options.ts';
import { type Rehearsed, rehearse } from './rehearse.ts';
import { costOf } from './report/cost.ts';
import { reportPage } from './report/page.ts';
import { sayNumbers } from './report/say-numbers.ts';
import type { World } from './world.ts';

/** So many of the twin's last notices are told when a rehearsal could not go on. */
const NOTICES_TOLD = 3;

const say = (text: string): void => void process.stdout.write(text);

/** Plays the small city and says what happened; false when an invariant broke, or the rehearsal could not go on. */
export const playSmallCity = async (options: RehearsalOptions): Promise<boolean> => {
  const begun = process.hrtime.bigint();
  const city = await foundSmallCity(options);
  let broken: Rehearsed['broken'];
  try {
    const rehearsed = await rehearse(city);
    const wallSeconds = Number(process.hrtime.bigint() - begun) / 1e9;
    await report(city.world, rehearsed, wallSeconds);
    broken = rehearsed.broken;
  } catch (accident) {
    say(`seed ${options.seed}: the rehearsal itself could not go on\n`);
    say(`${accident instanceof Error ? accident.stack : accident}\n`);
    for (const line of city.world.notices.slice(-NOTICES_TOLD)) say(`notice: ${line}\n`);
    return false;
  } finally {
    await city.close();
  }
  if (!broken) {
    say(`seed ${options.seed}: every invariant held on each of ${options.days} days\n`);
    return true;
  }
  const { invariant, dayNumber } = broken;
  say(
    `seed ${options.seed}: broken on day ${dayNumber}: ${invariant.name}; looking for its shortest history\n`,
  );
  const first = { invariant: invariant.name, dayNumber, text: '' };
  const shortest = await shortestHistory(playOnce, options, first, (line) => say(`${line}\n`));
  say(`${sayShortest(shortest)}\n`);
  return false;
};

const report = async (world: World, rehearsed: Rehearsed, wallSeconds: number): Promise<void> => {
  const costs = costOf(world, rehearsed.snapshot, await statesEntered(world.twin));
  say(sayNumbers(world, rehearsed.snapshot, { wallSeconds, costs }));
  const folder = world.options.report;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'index.html');
  await writeFile(file, reportPage(world, rehearsed, costs));
  say(`the report: ${file}\n`);
};
