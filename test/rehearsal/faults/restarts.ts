import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startSmallCity } from '../founding/start-small-city.ts';
import { diceFor, mayFail, note, nowOf, type World } from '../world.ts';
import { count } from './weather.ts';

const HOUR_MS = 3_600_000;
/** Nights in a hundred on which the twin is started anew, and on which it was down for hours. */
const RESTARTS_OF_100 = 20;
const JUMPS_OF_100 = 8;
const LONGEST_JUMP_HOURS = 6;

/** Some nights the twin is stopped and started again on its folder; some nights it was down for hours. */
export const maybeRestart = async (world: World): Promise<void> => {
  const dice = diceFor(world, 'restart');
  const [restarts, jumps] = [dice.in100(RESTARTS_OF_100), dice.in100(JUMPS_OF_100)];
  const hours = 1 + dice.below(LONGEST_JUMP_HOURS);
  if (jumps && mayFail(world, 'clock jumps')) {
    await startAgain(world, nowOf(world) + hours * HOUR_MS);
    count(world.weather.seen, 'clock jumps');
    note(world, 'the weather', `down for ${hours} hours`);
  } else if (restarts && mayFail(world, 'restarts')) {
    await startAgain(world, nowOf(world));
    count(world.weather.seen, 'restarts');
    note(world, 'the weather', 'restarted');
  }
};

/** Stops the twin and starts it again on its folder. */
const startAgain = async (world: World, atEpochMs: number): Promise<void> => {
  await world.twin.stop();
  world.twin = await startSmallCity(world, atEpochMs);
  world.desks.clear();
  await world.twin.timeline.quiet();
};

/** The engine of the tables writes these; what it was asked after the death it was never asked. */
const isOfTables = (file: string): boolean => /\.(db|sqlite)(-\w+)?$/.test(file);

/**
 * Arms the death of the process: at that instant everything it wrote is set aside as it is, whatever is half done; from then
 * on no call of it reaches anything.
 */
export const prepareForDeath = (world: World): void => {
  const { folder, weather } = world;
  if (!folder) return;
  weather.atDeath = () => {
    const image = mkdtempSync(`${folder}-image-`);
    for (const file of readdirSync(folder).filter((one) => !isOfTables(one))) {
      cpSync(path.join(folder, file), path.join(image, file), { recursive: true });
    }
    world.image = image;
  };
};

/** If the process died, the next one starts on what it left behind. */
export const riseFromDeath = async (world: World): Promise<void> => {
  const { weather, folder, image } = world;
  if (!weather.dead || !folder || !image) return;
  const at = nowOf(world);
  await world.twin.stop();
  for (const file of readdirSync(folder).filter((one) => !isOfTables(one))) {
    rmSync(path.join(folder, file), { recursive: true, force: true });
  }
  cpSync(image, folder, { recursive: true });
  rmSync(image, { recursive: true, force: true });
  delete world.image;
  weather.dead = false;
  count(weather.seen, 'hard stops');
  world.twin = await startSmallCity(world, at);
  world.desks.clear();
  note(world, 'the weather', 'killed in the middle of a step, and started on what was left');
  await world.twin.timeline.quiet();
};
