import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { type Browser, signInAs } from '../../builders/at-the-desk.ts';
import { patient } from '../act.ts';
import { doorOf, todayOf, type World } from '../world.ts';

/** The browser in which somebody signed in this morning. */
export const deskOf = async (world: World, { subject }: Pick<Staff, 'subject'>): Promise<Browser> => {
  const known = world.desks.get(subject);
  if (known?.date === todayOf(world)) return known.browser;
  const browser = patient((await signInAs(doorOf(world), subject)).browser);
  world.desks.set(subject, { date: todayOf(world), browser });
  return browser;
};
