import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { type Browser, fieldOf } from '../../builders/at-the-desk.ts';
import type { Dice } from '../dice.ts';
import { note, type World } from '../world.ts';
import { deskOf } from './at-a-desk.ts';
import { keepTyped } from './facilities.ts';
import { figuresTyped } from './figures-typed.ts';

/** So many facilities are called in one go. */
const CALLS_IN_A_GO = 6;

/** Calls silent facilities one after the other and types in what they say, on the desk's own page, signed in. */
export const callFacilities = async (world: World, me: Staff, task: OpenTask, dice: Dice): Promise<void> => {
  const browser = await deskOf(world, me);
  const path = `/desk/survey-calls/${task.taskId}`;
  for (let call = 0; call < CALLS_IN_A_GO; call += 1) {
    const page = await (await browser.get(path)).text();
    const facility = world.facilities.find(({ id }) => id === fieldOf(page, 'facility'));
    if (!facility) return;
    await callFacility(world, me, { browser, path, page, facility, task, dice });
    await world.twin.timeline.quiet();
  }
};

type Call = { browser: Browser; path: string; page: string; facility: Facility; task: OpenTask; dice: Dice };

const callFacility = async (world: World, me: Staff, call: Call): Promise<void> => {
  const { browser, path, page, facility, task, dice } = call;
  const nonce = fieldOf(page, 'nonce', page.slice(page.indexOf(`action="${path}"`)));
  const shared = { nonce, facility: facility.id, door: 'phone' };
  if (dice.in100(15)) {
    const action = dice.pick(['not-reached', 'declined']);
    await browser.post(path, { ...shared, action });
    note(world, me.subject, `called ${facility.name}: ${action}`, facility.id, task.taskId);
    return;
  }
  const form = figuresTyped(facility, dice);
  let answer = await browser.post(path, { ...form, ...shared, action: 'send' });
  if (answer.status === 200) {
    const questions = await answer.text();
    const again = fieldOf(questions, 'nonce', questions.slice(questions.indexOf(`action="${path}"`)));
    answer = await browser.post(path, { ...form, ...shared, nonce: again, action: 'confirm' });
  }
  const round = world.rounds.get(task.about.campaignId ?? '');
  if (answer.status === 303 && round) keepTyped(world, round, facility, form, 'by staff');
  else world.unsure.add(facility.id);
  note(world, me.subject, `typed in what ${facility.name} said: ${answer.status}`, facility.id, task.taskId);
};
