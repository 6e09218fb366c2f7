import { answerFollowUp } from '../../../functions/waitlist/answer-follow-up.ts';
import { chooseOption } from '../../../functions/waitlist/answer-option.ts';
import { offerOptions, type Picked } from '../../../functions/waitlist/offer-options.ts';
import type { Case } from '../../../shared/domain/case/schema.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { caseOf } from '../../../shared/store/cases.ts';
import { followUpsOf, newestRounds } from '../../../shared/store/follow-ups.ts';
import { optionsOf } from '../../../shared/store/options.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import type { Dice } from '../dice.ts';
import { note, nowOf, servicesOf, todayOf, type World } from '../world.ts';
import { answerSpoken } from './follow-up-typed.ts';

/** Asks a family on the phone what its page would have asked, and writes it down by the page's own commands. */
export const callFamily = async (world: World, me: Staff, task: OpenTask, dice: Dice): Promise<void> => {
  const { store } = servicesOf(world);
  const kept = await caseOf(store, me.municipality, task.subject);
  if (!kept) return;
  for (const round of newestRounds(await followUpsOf(store, me.municipality, task.subject))) {
    if (round.value.status === 'asking') await writeDown(world, me, { current: kept.value, round, dice });
    if (round.value.status === 'offered') await choose(world, me, kept.value, dice);
  }
};

type Round = ReturnType<typeof newestRounds>[number];

const writeDown = async (
  world: World,
  me: Staff,
  { current, round, dice }: { current: Case; round: Round; dice: Dice },
): Promise<void> => {
  const answer = answerSpoken(world, dice);
  const onceKey = `call ${current.caseId} ${nowOf(world)}`;
  const outcome = await answerFollowUp(servicesOf(world), {
    current,
    round,
    answer,
    by: principalOf(me),
    onceKey,
  });
  const family = world.families.find(({ caseId }) => caseId === current.caseId);
  const what = outcome.ok ? `heard "${answer.intention}" on the phone` : `heard: ${outcome.refusal.kind}`;
  note(world, me.subject, what, current.caseId, family?.key ?? '');
  if (!outcome.ok || !family || !['placed', 'withdraw'].includes(answer.intention)) return;
  await world.twin.timeline.quiet();
  family.leftAlone = { atEpochMs: nowOf(world), why: answer.intention === 'placed' ? 'placed' : 'withdrew' };
};

const choose = async (world: World, me: Staff, current: Case, dice: Dice): Promise<void> => {
  const services = servicesOf(world);
  for (const { value } of await optionsOf(services.store, me.municipality, current.caseId)) {
    if (value.status !== 'offered') continue;
    const outcome = await chooseOption(services, {
      city: world.city,
      current,
      optionId: value.optionId,
      answer: dice.pick(['interested', 'not-for-us', 'ask-for-me']),
      by: principalOf(me),
      onceKey: `call ${value.optionId} ${nowOf(world)}`,
    });
    note(world, me.subject, `heard what a family says to an option: ${outcome.ok}`, current.caseId);
  }
};

/** Picks up to three facilities of the ward for a family, or says that there are none. */
export const offerToFamily = async (world: World, me: Staff, task: OpenTask, dice: Dice): Promise<void> => {
  const services = servicesOf(world);
  const kept = await caseOf(services.store, me.municipality, task.subject);
  const rounds = newestRounds(await followUpsOf(services.store, me.municipality, task.subject));
  const round = rounds.find(({ value }) => value.childId === task.about.childId);
  if (!kept || !round) return;
  const picked = picks(world, task.ward, dice);
  const outcome = await offerOptions(services, {
    current: kept.value,
    round,
    picked,
    by: principalOf(me),
    onceKey: `offer ${task.taskId} ${nowOf(world)}`,
  });
  const what = outcome.ok
    ? `offered ${picked.length} options`
    : `could offer nothing: ${outcome.refusal.kind}`;
  note(world, me.subject, what, task.subject, task.taskId);
};

const picks = (world: World, ward: string, dice: Dice): Picked[] => {
  const near = world.facilities.filter((facility) => facility.ward === ward);
  const wanted = dice.below(4);
  const first = dice.below(Math.max(1, near.length - wanted));
  return near.slice(first, first + wanted).map(({ id, name }) => ({
    facility: { facilityId: id, name, places: { count: 1, asOf: todayOf(world) } },
    reasons: [{ key: 'placeFree', values: { count: 1, ageClass: 1, asOf: todayOf(world) } }],
    concerns: [],
  }));
};
