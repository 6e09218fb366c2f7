import type { Browser } from '../builders/at-the-desk.ts';
import { aBrowser } from '../infra/at-home.ts';
import type { World } from './world.ts';

/** So often somebody presses again before they give up for now. */
const PRESSES = 4;

/** A browser that presses again, with the same form, when the service breaks down under it. */
export const patientBrowser = (world: World): Browser => patient(aBrowser(world.twin.origin));

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

/** Somebody does something, and everything that follows from it at once happens before anybody does anything else. */
export const act = async <T>(world: World, doing: () => Promise<T>): Promise<T> => {
  try {
    return await doing();
  } finally {
    await world.twin.timeline.quiet();
  }
};
