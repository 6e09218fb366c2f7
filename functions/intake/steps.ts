import { mayBeContacted } from '../../shared/domain/case/rules.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import type { StaffId, TaskId } from '../../shared/domain/ids.ts';
import { takenWait } from '../../shared/domain/intake/waits.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { assignConsultant } from '../../shared/domain/staff/rules.ts';
import { dueInWorkingDays } from '../../shared/domain/task/rules.ts';
import type { OpenTask } from '../../shared/domain/task/schema.ts';
import { caseOf, cases } from '../../shared/store/cases.ts';
import { consultantsOf, municipalityOf, staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksAbout, openTasksOf, tasks } from '../../shared/store/tasks.ts';
import { creating, expecting, saving } from '../../shared/store/writes.ts';
import {
  AskToTakeCase,
  ConfirmToGuardian,
  FindAConsultant,
  TellSupervisorCaseNotTaken,
} from '../../workflows/intake/io.ts';
import { carryOutStep, carryOutStepOnce } from '../steps/once.ts';
import { step } from '../steps/steps.ts';
import { answerWait, holdWait } from '../steps/waiting.ts';

/** Working days in which a family's case should be taken. Unit: days. */
const WORKING_DAYS_TO_TAKE = 2;
/** Working days until the supervisor is told again. Unit: days. */
const WORKING_DAYS_TO_TAKE_AGAIN = 1;

const closingTime = (services: Services, municipality: Municipality, days: number) => {
  const dueAt = dueInWorkingDays(days, services.clock.now(), municipality.closures);
  return { dueAt, seconds: Math.ceil(dueAt.since(services.clock.now()).total('seconds')) };
};

/** The task `take-case` of a case, open, if there is one. */
const takeCaseTask = async (services: Services, current: Case) =>
  (await openTasksAbout(services.store, current.municipality, current.caseId)).find(
    (kept) => kept.value.kind === 'take-case',
  );

export const findAConsultant = step({
  ...FindAConsultant,
  run: async (services, { municipality, caseId }) => {
    const { city, current } = await caseAndCity(services, municipality, caseId);
    const { dueAt, seconds } = closingTime(services, city, WORKING_DAYS_TO_TAKE);
    if (current.status === 'received' && !(await takeCaseTask(services, current))) {
      const task = await takeCase(services, current, dueAt.toString());
      await carryOutStepOnce(services, `find-a-consultant/${caseId}`, {
        municipality,
        writes: [creating(tasks, task, 'TaskExists')],
        audit: [service(current, 'TaskOpened', { taskId: task.taskId })],
      });
    }
    return { secondsToTake: seconds };
  },
});

export const askToTakeCase = step({
  ...AskToTakeCase,
  run: async (services, { municipality, caseId, taskToken }) => {
    const { kept, current } = await caseAndCity(services, municipality, caseId);
    const wait = takenWait(caseId);
    // The consultant may have been quicker than the workflow, or the family may have withdrawn.
    const answered =
      current.status === 'received' ? [] : [answerWait(wait, { taken: current.status === 'taken' })];
    await carryOutStep(services, {
      municipality,
      // Taken between the look and the hold, the answer would have found nobody waiting: then this step looks again.
      writes: [holdWait(services, municipality, wait, taskToken), expecting(cases, kept, 'CaseMoved')],
      effects: answered,
    });
    return { asked: true };
  },
});

/** Nobody took it: the task goes back into the ward's queue, and the supervisor hears of it. */
export const tellSupervisorCaseNotTaken = step({
  ...TellSupervisorCaseNotTaken,
  run: async (services, { municipality, caseId, askedTimes }) => {
    const { city, current } = await caseAndCity(services, municipality, caseId);
    const { dueAt, seconds } = closingTime(services, city, WORKING_DAYS_TO_TAKE_AGAIN);
    const kept = await takeCaseTask(services, current);
    if (current.status === 'received' && kept) {
      const { owner: _, ...rest } = kept.value;
      const queued: OpenTask = { ...rest, dueAt: dueAt.toString() };
      await carryOutStepOnce(services, `case-not-taken/${caseId}/${askedTimes}`, {
        municipality,
        writes: [saving(tasks, kept, queued, 'TaskMoved')],
        effects: await supervisorMails(services, current, askedTimes),
        audit: [service(current, 'CaseNotTaken', { askedTimes: String(askedTimes) })],
      });
    }
    return { secondsToTake: seconds };
  },
});

export const confirmToGuardian = step({
  ...ConfirmToGuardian,
  run: async (services, { municipality, caseId }) => {
    const { current } = await caseAndCity(services, municipality, caseId);
    if (!mayBeContacted(current) || !current.family.mail) return { confirmed: false };
    await carryOutStepOnce(services, `confirm-to-guardian/${caseId}`, {
      municipality,
      writes: [],
      effects: [
        {
          kind: 'mail',
          letter: 'case-taken',
          to: { who: 'guardian', caseId },
          about: { caseId },
          lane: 'receipt',
        },
      ],
      audit: [service(current, 'GuardianTold', {})],
    });
    return { confirmed: true };
  },
});

/** The tasks of the workflow `intake`, by the names that its definition uses. */
export const intakeSteps = {
  'find-a-consultant': findAConsultant,
  'ask-to-take-case': askToTakeCase,
  'tell-supervisor-case-not-taken': tellSupervisorCaseNotTaken,
  'confirm-to-guardian': confirmToGuardian,
};

const takeCase = async (services: Services, current: Case, dueAt: string): Promise<OpenTask> => {
  const { municipality, ward, caseId, reference } = current;
  const consultants = await consultantsOf(services.store, municipality, ward);
  const open = await openTasksOf(services.store, municipality, ward);
  const owner: StaffId | undefined = assignConsultant(consultants, open, current.locale);
  return {
    status: 'open',
    municipality,
    taskId: services.ids.mint('task') as TaskId,
    kind: 'take-case',
    ward,
    ...(owner ? { owner } : {}),
    subject: caseId,
    about: { caseId, reference },
    openedAt: services.clock.now().toString(),
    dueAt,
  };
};

const supervisorMails = async (services: Services, current: Case, askedTimes: number) => {
  const staff = await staffOf(services.store, current.municipality);
  return staff
    .filter((one) => one.active && one.role === 'supervisor' && one.wards.includes(current.ward))
    .map((one) => ({
      kind: 'mail' as const,
      letter: 'case-not-taken',
      to: { who: 'staff' as const, staffId: one.staffId },
      about: { caseId: current.caseId, askedTimes },
      lane: 'reminder' as const,
    }));
};

const service = (current: Case, fact: string, about: Record<string, string>) => ({
  by: { who: 'service' as const, municipality: current.municipality, name: 'intake' },
  subject: current.caseId,
  fact,
  about,
});

const caseAndCity = async (services: Services, municipality: string, caseId: string) => {
  const [kept, city] = await Promise.all([
    caseOf(services.store, municipality, caseId),
    municipalityOf(services.store, municipality),
  ]);
  if (!kept || !city) throw new Error(`No case ${caseId} in ${municipality}`);
  return { kept, current: kept.value, city };
};
