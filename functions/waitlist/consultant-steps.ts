import { answerWaitOf, optionsWaitOf } from '../../shared/domain/follow-up/waits.ts';
import type { TaskKind } from '../../shared/domain/task/schema.ts';
import { cases } from '../../shared/store/cases.ts';
import { followUps } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import { tasks } from '../../shared/store/tasks.ts';
import { creating, expecting, saving, type Write } from '../../shared/store/writes.ts';
import {
  type AboutRound,
  AskAConsultantForOptions,
  AskAConsultantToPhone,
  TellSupervisorNoOptions,
  TellSupervisorNotPhoned,
  WaitForTheOptions,
  WaitForThePhoneCall,
} from '../../workflows/waitlist-follow-up/io.ts';
import { carryOutStep, carryOutStepOnce } from '../steps/once.ts';
import { step } from '../steps/steps.ts';
import { answerWait, holdWait } from '../steps/waiting.ts';
import { openTaskOf, overdueMails, queuedAgain, taskAbout } from './case-tasks.ts';
import { closingTime, noteOf, openScene, standingIn, WORKING_DAYS_FOR_A_CONSULTANT } from './round.ts';

/** How often a supervisor is told of one task before the round ends without it. */
const MOST_TELLINGS = 2;

/** One phone task asks about all children of a family; `options` are looked for child by child. */
const taskFacts = (kind: TaskKind, about: AboutRound): Record<string, string> =>
  kind === 'offer-options' ? { childId: about.childId, round: String(about.round) } : {};

export const askAConsultantToPhone = step({
  ...AskAConsultantToPhone,
  run: async (services, about) => {
    const scene = await openScene(services, about);
    const { current } = scene;
    // The mail went unanswered, or there was no mail: from now on the phone is the way.
    const turned: Write[] =
      current.value.status === 'asking' && current.value.way === 'mail'
        ? [saving(followUps, current, { ...current.value, way: 'phone' }, 'RoundMoved')]
        : [];
    const wanted = standingIn(scene) === 'phone' || turned.length > 0;
    return openTask(services, about, 'call-guardian', wanted, turned);
  },
});

export const askAConsultantForOptions = step({
  ...AskAConsultantForOptions,
  run: async (services, about) => {
    const scene = await openScene(services, about);
    return openTask(services, about, 'offer-options', standingIn(scene) === 'options');
  },
});

const openTask = async (
  services: Services,
  about: AboutRound,
  kind: 'call-guardian' | 'offer-options',
  wanted: boolean,
  writes: readonly Write[] = [],
): Promise<{ seconds: number }> => {
  const { city, keptCase } = await openScene(services, about);
  const { dueAt, seconds } = closingTime(services, city, WORKING_DAYS_FOR_A_CONSULTANT);
  if (!wanted || keptCase.value.status === 'closed') return { seconds };
  const facts = taskFacts(kind, about);
  const there = await openTaskOf(services, keptCase.value, kind, facts);
  const task = there ? undefined : await taskAbout(services, keptCase.value, kind, dueAt, facts);
  await carryOutStepOnce(services, `${kind}/${about.childId}/${about.round}`, {
    municipality: about.municipality,
    writes: [
      ...writes,
      // The case moves on with its task: of two children's rounds that ask at once the second comes again, and finds it.
      ...(task
        ? [creating(tasks, task, 'TaskExists'), saving(cases, keptCase, keptCase.value, 'CaseMoved')]
        : []),
    ],
    audit: task ? [noteOf(about, 'TaskOpened', { taskId: task.taskId })] : [],
  });
  return { seconds };
};

export const waitForThePhoneCall = step({
  ...WaitForThePhoneCall,
  run: (services, about) => waitForConsultant(services, about, 'phone', answerWaitOf(about)),
});

export const waitForTheOptions = step({
  ...WaitForTheOptions,
  run: (services, about) => waitForConsultant(services, about, 'options', optionsWaitOf(about)),
});

const waitForConsultant = async (
  services: Services,
  about: AboutRound & { taskToken: string },
  expected: 'phone' | 'options',
  wait: string,
): Promise<{ asked: boolean }> => {
  const scene = await openScene(services, about);
  await carryOutStep(services, {
    municipality: about.municipality,
    // Answered between the look and the hold, the answer would have found nobody waiting: then this step looks again.
    writes: [
      holdWait(services, about.municipality, wait, about.taskToken),
      expecting(followUps, scene.current, 'RoundMoved'),
    ],
    effects: standingIn(scene) === expected ? [] : [answerWait(wait, { answered: true })],
  });
  return { asked: true };
};

export const tellSupervisorNotPhoned = step({
  ...TellSupervisorNotPhoned,
  run: (services, about) => tellSupervisor(services, about, 'call-guardian'),
});

export const tellSupervisorNoOptions = step({
  ...TellSupervisorNoOptions,
  run: (services, about) => tellSupervisor(services, about, 'offer-options'),
});

/** Nobody did it in time: it goes back into the ward's queue, and the supervisor hears of it; twice, then the round ends. */
const tellSupervisor = async (
  services: Services,
  about: AboutRound & { toldTimes: number },
  kind: 'call-guardian' | 'offer-options',
): Promise<{ again: boolean; seconds: number }> => {
  const { city, keptCase } = await openScene(services, about);
  const { dueAt, seconds } = closingTime(services, city, WORKING_DAYS_FOR_A_CONSULTANT);
  const task = await openTaskOf(services, keptCase.value, kind, taskFacts(kind, about));
  const again = about.toldTimes < MOST_TELLINGS;
  if (again && task) {
    await carryOutStepOnce(services, `overdue/${kind}/${about.childId}/${about.round}/${about.toldTimes}`, {
      municipality: about.municipality,
      writes: [saving(tasks, task, queuedAgain(task.value, dueAt), 'TaskMoved')],
      effects: await overdueMails(services, keptCase.value, task.value, about.toldTimes),
      audit: [noteOf(about, 'TaskOverdue', { taskId: task.value.taskId })],
    });
  }
  return { again, seconds };
};
