import { answerFollowUp } from '../../../functions/waitlist/answer-follow-up.ts';
import { chooseOption } from '../../../functions/waitlist/answer-option.ts';
import { findOptions } from '../../../functions/waitlist/find-options.ts';
import { recordNotReached } from '../../../functions/waitlist/not-reached.ts';
import { offerOptions } from '../../../functions/waitlist/offer-options.ts';
import type { Case } from '../../../shared/domain/case/schema.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { caseOf } from '../../../shared/store/cases.ts';
import { followUpsOf, newestRounds } from '../../../shared/store/follow-ups.ts';
import { optionsOf } from '../../../shared/store/options.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import type { Dice } from '../dice.ts';
import { note, nowOf, servicesOf, type World } from '../world.ts';
import { answerSpoken } from './follow-up-typed.ts';
import { familyOf, saidAboutItself } from './said.ts';
import { preferred, saysTo } from './taste.ts';

/** A consultant puts so many places before a family at once. */
const PLACES_OFFERED = 3;
/** Times in a hundred that the consultant gives up on a phone that nobody answers, for this round. */
const GIVES_UP_OF_100 = 30;

type Call = { world: World; me: Staff; current: Case; dice: Dice };
type Round = ReturnType<typeof newestRounds>[number];

/** Asks a family on the phone what its page would have asked, and writes it down by the page's own commands. */
export const callFamily = async (world: World, me: Staff, task: OpenTask, dice: Dice): Promise<void> => {
  const { store } = servicesOf(world);
  const kept = await caseOf(store, me.municipality, task.subject);
  if (!kept) return;
  const call: Call = { world, me, current: kept.value, dice };
  for (const round of newestRounds(await followUpsOf(store, me.municipality, task.subject))) {
    if (round.value.status === 'asking') await writeDown(call, round);
    if (round.value.status === 'offered') await choose(call, round);
  }
};

/** Nobody answers the phone: tried another time, or given up for this round. */
export const reachNobody = async (world: World, me: Staff, task: OpenTask, dice: Dice): Promise<void> => {
  const kept = await caseOf(servicesOf(world).store, me.municipality, task.subject);
  if (!kept || !dice.in100(GIVES_UP_OF_100)) {
    return note(world, me.subject, `reached nobody for ${task.kind}`, task.taskId, task.subject);
  }
  const outcome = await recordNotReached(servicesOf(world), kept.value, principalOf(me));
  const what = outcome.ok ? 'gave a family up for this round' : `not reached: ${outcome.refusal.kind}`;
  note(world, me.subject, what, task.taskId, task.subject);
};

const writeDown = async ({ world, me, current, dice }: Call, round: Round): Promise<void> => {
  const family = familyOf(world, current);
  const answer = answerSpoken(world, dice, family);
  const outcome = await answerFollowUp(servicesOf(world), {
    current,
    round,
    answer,
    by: principalOf(me),
    onceKey: `call ${current.caseId} ${round.value.childId} ${nowOf(world)}`,
  });
  const what = outcome.ok ? `heard "${answer.intention}" on the phone` : `heard: ${outcome.refusal.kind}`;
  note(world, me.subject, what, current.caseId, family?.key ?? '');
  if (!outcome.ok || !family) return;
  await world.twin.timeline.quiet();
  saidAboutItself(world, family, answer.intention, 'askAgainOn' in answer ? answer.askAgainOn : undefined);
};

const choose = async ({ world, me, current, dice }: Call, { value: round }: Round): Promise<void> => {
  const services = servicesOf(world);
  const offered = (await optionsOf(services.store, me.municipality, current.caseId)).flatMap(({ value }) => {
    const facility = world.facilities.find(({ id }) => id === value.facility.facilityId);
    const metres = value.facility.distanceMetres ?? 0;
    const stillOpen = value.status === 'offered' && value.childId === round.childId;
    return stillOpen && value.round === round.round && facility ? [{ value, facility, metres }] : [];
  });
  offered.sort((left, right) => left.value.position - right.value.position);
  const best = preferred(world, familyOf(world, current) ?? { key: current.family.guardianName }, offered);
  for (const one of offered) {
    const answer = saysTo(one === best, dice);
    const outcome = await chooseOption(services, {
      city: world.city,
      current,
      optionId: one.value.optionId,
      answer,
      by: principalOf(me),
      onceKey: `call ${one.value.optionId} ${nowOf(world)}`,
    });
    const said = outcome.ok ? answer : outcome.refusal.kind;
    note(world, me.subject, `heard "${said}" to ${one.facility.name}`, current.caseId);
  }
};

/** Looks for what fits by the matching, and offers the first few; or says that there is nothing at present. */
export const offerToFamily = async (world: World, me: Staff, task: OpenTask): Promise<void> => {
  const services = servicesOf(world);
  const kept = await caseOf(services.store, me.municipality, task.subject);
  const rounds = newestRounds(await followUpsOf(services.store, me.municipality, task.subject));
  const round = rounds.find(({ value }) => value.childId === task.about.childId);
  const child = kept?.value.family.children.find(({ childId }) => childId === task.about.childId);
  if (!kept || !round || !child) return;
  const found = await findOptions(services, kept.value, child, 'ja');
  const picked = found.ok ? found.value.offerable.slice(0, PLACES_OFFERED) : [];
  const outcome = await offerOptions(services, {
    current: kept.value,
    round,
    picked,
    by: principalOf(me),
    onceKey: `offer ${task.taskId} ${nowOf(world)}`,
  });
  const fitting = found.ok
    ? `${picked.length} of ${found.value.offerable.length} places`
    : found.refusal.kind;
  const what = outcome.ok ? `offered ${fitting}` : `could offer nothing: ${outcome.refusal.kind}`;
  note(world, me.subject, what, task.subject, task.taskId);
};
