import type { Browser } from '../builders/at-the-desk.ts';
import { aBrowser } from '../infra/at-home.ts';
import { riseFromDeath } from './faults/restarts.ts';
import { doorOf, note, type World } from './world.ts';

/** So often somebody presses again before they give up for now. */
const PRESSES = 4;

/** A browser that presses again, with the same form, when the service breaks down under it. */
export const patientBrowser = (world: World): Browser => patient(browserOf(world));

export const browserOf = (world: World): Browser => {
  const { origin, reach } = doorOf(world);
  return aBrowser(origin, reach);
};

export const patient = (browser: Browser): Browser => ({
  ...browser,
  get: (path) => pressed(() => browser.get(path)),
  post: (path, form) => pressed(() => browser.post(path, form)),
});

const pressed = async (press: () => Promise<Response>): Promise<Response> => {
  for (let presses = 1; ; presses += 1) {
    const answer = await press();
    if (answer.status < 500 || presses === PRESSES) return answer;
  }
};

/**
 * Somebody does something, and everything that follows from it at once happens before anybody does anything else.
 * Where failures were ordered, what breaks under somebody's hands is noted: they try again another time.
 */
export const act = async (world: World, doing: () => Promise<void>): Promise<void> => {
  try {
    await doing();
  } catch (accident) {
    if (!world.options.faults) throw accident;
    note(world, 'somebody', `gave up for now: ${accident instanceof Error ? accident.name : 'unknown'}`);
  } finally {
    await world.twin.timeline.quiet();
    await riseFromDeath(world);
  }
};
