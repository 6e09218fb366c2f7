import type { Case } from '../../shared/domain/case/schema.ts';
import { closeRound, nextRoundAfter } from '../../shared/domain/follow-up/rules.ts';
import type { NextRound } from '../../shared/domain/follow-up/schema.ts';
import { choiceWaitOf } from '../../shared/domain/follow-up/waits.ts';
import { allAnswered } from '../../shared/domain/option/rules.ts';
import { dismissTask } from '../../shared/domain/task/rules.ts';
import { endDeferral } from '../../shared/domain/waitlist/rules.ts';
import type { DeferralEnding } from '../../shared/domain/waitlist/schema.ts';
import { followUps, followUpsOf } from '../../shared/store/follow-ups.ts';
import { options, optionsOf } from '../../shared/store/options.ts';
import type { Services } from '../../shared/store/services.ts';
import { tasks } from '../../shared/store/tasks.ts';
import { deferrals } from '../../shared/store/waitlist.ts';
import { creating, expecting, saving, type Write } from '../../shared/store/writes.ts';
import {
  type AboutRound,
  CloseTheRound,
  OfferToTheGuardian,
  RemindOfTheOptions,
} from '../../workflows/waitlist-follow-up/io.ts';
import { carryOutStep, carryOutStepOnce } from '../steps/once.ts';
import { step } from '../steps/steps.ts';
import { answerWait, holdWait } from '../steps/waiting.ts';
import { openTaskOf, taskAbout } from './case-tasks.ts';
import { mailOnce } from './guardian-steps.ts';
import {
  closingTime,
  noteOf,
  openScene,
  type RoundScene,
  standingIn,
  startRound,
  todayOf,
  WORKING_DAYS_FOR_A_CONSULTANT,
} from './round.ts';

export const offerToTheGuardian = step({
  ...OfferToTheGuardian,
  run: async (services, about) => {
    if (!(await waitForChoice(services, about))) return { asked: true };
    const { keptCase, city, current } = await openScene(services, about);
    if (prefersMail(keptCase.value, current.value.answer)) await mailOnce(services, about, 'options-offered');
    else
      await tellByPhone(
        services,
        about,
        keptCase.value,
        closingTime(services, city, WORKING_DAYS_FOR_A_CONSULTANT).dueAt,
      );
    return { asked: true };
  },
});

export const remindOfTheOptions = step({
  ...RemindOfTheOptions,
  run: async (services, about) => {
    if (!(await waitForChoice(services, about))) return { asked: true };
    const { keptCase, current } = await openScene(services, about);
    // Who is told by phone has a task open, which reminds the consultant.
    if (prefersMail(keptCase.value, current.value.answer))
      await mailOnce(services, about, 'options-reminder');
    return { asked: true };
  },
});

const prefersMail = (
  { family }: Case,
  answer: { askBy?: string | undefined } | undefined | object,
): boolean => family.mail !== undefined && !(answer && 'askBy' in answer && answer.askBy === 'phone');

/** Waits for what the family says to its options; false when it has said it, or they are not wanted any more. */
const waitForChoice = async (
  services: Services,
  about: AboutRound & { taskToken: string },
): Promise<boolean> => {
  const scene = await openScene(services, about);
  const all = await optionsOf(services.store, about.municipality, about.caseId);
  const mine = all.filter(({ value }) => value.childId === about.childId && value.round === about.round);
  const wanted = standingIn(scene) === 'offer' && !allAnswered(mine.map(({ value }) => value));
  const wait = choiceWaitOf(about);
  await carryOutStep(services, {
    municipality: about.municipality,
    // Answered between the look and the hold, the answer would have found nobody waiting: then this step looks again.
    writes: [
      holdWait(services, about.municipality, wait, about.taskToken),
      expecting(followUps, scene.current, 'RoundMoved'),
      ...mine.map((option) => expecting(options, option, 'OptionMoved')),
    ],
    effects: wanted ? [] : [answerWait(wait, { answered: true })],
  });
  return wanted;
};

const tellByPhone = async (
  services: Services,
  about: AboutRound,
  current: Case,
  dueAt: string,
): Promise<void> => {
  if (await openTaskOf(services, current, 'call-guardian')) return;
  const task = await taskAbout(services, current, 'call-guardian', dueAt);
  await carryOutStepOnce(services, `tell-options/${about.childId}/${about.round}`, {
    municipality: about.municipality,
    writes: [creating(tasks, task, 'TaskExists')],
    audit: [noteOf(about, 'TaskOpened', { taskId: task.taskId })],
  });
};

/** Ends the round, and puts the next one's start into the outbox, not before its day; or ends the following up. */
export const closeTheRound = step({
  ...CloseTheRound,
  run: async (services, about) => {
    const scene = await openScene(services, about);
    const next = nextOf(scene, services);
    await carryOutStepOnce(services, `close-round/${about.childId}/${about.round}`, {
      municipality: about.municipality,
      writes: [
        ...(scene.current.value.status === 'closed'
          ? []
          : [
              saving(
                followUps,
                scene.current,
                closeRound(scene.current.value, next, services.clock.now()),
                'RoundMoved',
              ),
            ]),
        ...endedDeferral(services, scene, next),
        ...(await needlessTasks(services, about)),
      ],
      effects: next.kind === 'again' ? [startRound({ ...about, round: about.round + 1 }, next.on)] : [],
      audit: [noteOf(about, 'FollowUpClosed', { next: next.kind === 'again' ? next.on : next.why })],
    });
    return { again: next.kind === 'again' };
  },
});

const nextOf = (
  { current, child, deferral, keptCase }: RoundScene & { current: NonNullable<RoundScene['current']> },
  services: Services,
): NextRound => {
  if (keptCase.value.status === 'closed') return { kind: 'ended', why: 'case-closed' };
  if (current.value.status === 'closed') return current.value.next;
  if (deferral?.value.status === 'ended') return { kind: 'ended', why: deferral.value.ending };
  return nextRoundAfter(current.value.answer, child, todayOf(services));
};

const ENDING: Partial<Record<string, DeferralEnding>> = {
  placed: 'placed',
  withdrawn: 'withdrawn',
  'school-age': 'school-age',
};

const endedDeferral = (services: Services, { deferral }: RoundScene, next: NextRound): Write[] => {
  const ending = next.kind === 'ended' ? ENDING[next.why] : undefined;
  if (!ending || deferral?.value.status !== 'deferred') return [];
  const ended = endDeferral(deferral.value, ending, todayOf(services));
  return [saving(deferrals, deferral, ended, 'DeferralMoved')];
};

/** The round's own tasks are needless now; the phone task stays while another child of the family is asked about by it. */
const needlessTasks = async (services: Services, about: AboutRound): Promise<Write[]> => {
  const rounds = await followUpsOf(services.store, about.municipality, about.caseId);
  const others = rounds.some(
    ({ value }) =>
      value.childId !== about.childId &&
      ((value.status === 'asking' && value.way === 'phone') || value.status === 'offered'),
  );
  const found = [
    await openTaskOf(services, about, 'offer-options', {
      childId: about.childId,
      round: String(about.round),
    }),
    others ? undefined : await openTaskOf(services, about, 'call-guardian'),
  ];
  return found.flatMap((task) =>
    task ? [saving(tasks, task, dismissTask(task.value, services.clock.now()), 'TaskMoved')] : [],
  );
};
