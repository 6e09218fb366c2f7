import type { AuditNote } from '../../shared/domain/audit/entry.ts';
import { plainDate } from '../../shared/domain/calendar/local-date.ts';
import type { Case, Child } from '../../shared/domain/case/schema.ts';
import { standingOf } from '../../shared/domain/follow-up/rules.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { Effect } from '../../shared/domain/outbox/effect.ts';
import { dueInWorkingDays } from '../../shared/domain/task/rules.ts';
import type { Deferral } from '../../shared/domain/waitlist/schema.ts';
import { tokyoDate, tokyoInstant } from '../../shared/runtime/clock.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { followUpOf } from '../../shared/store/follow-ups.ts';
import type { Kept } from '../../shared/store/records.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { deferralsOfCase } from '../../shared/store/waitlist.ts';
import type { AboutRound, Stands } from '../../workflows/waitlist-follow-up/io.ts';

/** Working days in which a family may answer before it is reminded, once. Unit: days. */
const WORKING_DAYS_TO_ANSWER = 10;
/** Working days after the reminder until a person phones, or an offer lapses. Unit: days. */
const WORKING_DAYS_AFTER_REMINDER = 5;
/** Working days that a consultant has, and again each time that the supervisor was told. Unit: days. */
export const WORKING_DAYS_FOR_A_CONSULTANT = 5;
/** The hour at which a new round begins on its day: the counters are open, and nobody is asleep. */
const ROUND_BEGINS = '09:00';

/** Everything that a step about one round looks at. `current` is missing before the round was opened. */
export type RoundScene = {
  city: Municipality;
  keptCase: Kept<Case>;
  child: Child;
  deferral: Kept<Deferral> | undefined;
  before: FollowUp | undefined;
  current: Kept<FollowUp> | undefined;
};

/** @throws when the case or the child is not there: then the workflow was started about nothing. */
export const sceneOf = async (services: Services, about: AboutRound): Promise<RoundScene> => {
  const { municipality, caseId, childId, round } = about;
  const [city, keptCase, current, before, deferred] = await Promise.all([
    municipalityOf(services.store, municipality),
    caseOf(services.store, municipality, caseId),
    followUpOf(services.store, about),
    round > 1 ? followUpOf(services.store, { ...about, round: round - 1 }) : undefined,
    deferralsOfCase(services.store, municipality, caseId),
  ]);
  const child = keptCase?.value.family.children.find((one) => one.childId === childId);
  if (!city || !keptCase || !child) throw new Error(`No child ${childId} in ${caseId}`);
  return {
    city,
    keptCase,
    child,
    current,
    before: before?.value,
    deferral: deferred.find((one) => one.value.childId === childId),
  };
};

/** The scene of a round that was opened. @throws when it was not. */
export const openScene = async (services: Services, about: AboutRound) => {
  const scene = await sceneOf(services, about);
  if (!scene.current) throw new Error(`No round ${about.round} of ${about.childId}`);
  return { ...scene, current: scene.current };
};

/** Closing time so many working days from now, and how many seconds that is. */
export const closingTime = (services: Services, city: Municipality, days: number) => {
  const dueAt = dueInWorkingDays(days, services.clock.now(), city.closures);
  return { dueAt: dueAt.toString(), seconds: Math.ceil(dueAt.since(services.clock.now()).total('seconds')) };
};

/** What comes next in a round, and the family's time for it. */
export const standsAt = (services: Services, city: Municipality, next: Stands['next']): Stands => {
  const toAnswer = closingTime(services, city, WORKING_DAYS_TO_ANSWER).seconds;
  const toTheEnd = closingTime(services, city, WORKING_DAYS_TO_ANSWER + WORKING_DAYS_AFTER_REMINDER).seconds;
  return { next, seconds: toAnswer, secondsAfterReminder: toTheEnd - toAnswer };
};

/** Where a round stands; everything ends with its case. */
export const standingIn = ({
  keptCase,
  current,
}: Pick<RoundScene, 'keptCase'> & { current: Kept<FollowUp> }) =>
  keptCase.value.status === 'closed' ? 'close' : standingOf(current.value);

/** Starts a round on its day and not before. Its name holds the day: a round that was put off starts anew. */
export const startRound = (
  { caseId, childId, round }: Pick<FollowUp, 'caseId' | 'childId' | 'round'>,
  on: string,
): Effect => ({
  kind: 'start-workflow',
  workflow: 'waitlist-follow-up',
  name: `${childId}-${round}-${on}`,
  input: { caseId, childId, round, on },
  notBefore: tokyoInstant(plainDate(on), ROUND_BEGINS).toString(),
});

export const todayOf = (services: Services) => tokyoDate(services.clock.now());

/** What the workflow did, for the chain of its case. */
export const noteOf = (about: AboutRound, fact: string, more: Record<string, string> = {}): AuditNote => ({
  by: { who: 'service', municipality: about.municipality, name: 'waitlist-follow-up' },
  subject: about.caseId,
  fact,
  about: { childId: about.childId, round: String(about.round), ...more },
});
