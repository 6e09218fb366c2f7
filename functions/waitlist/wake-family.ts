import type { Case } from '../../shared/domain/case/schema.ts';
import { facilityTypes } from '../../shared/domain/facility/known-types.ts';
import { matchFacilities } from '../../shared/domain/matching/index.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { needOfFamily } from '../../shared/domain/option/need-of-family.ts';
import { hasPlace } from '../../shared/domain/option/rules.ts';
import { notePlaces } from '../../shared/domain/task/rules.ts';
import type { NotedPlace, OpenTask, TaskKind } from '../../shared/domain/task/schema.ts';
import type { DirectorySettings } from '../../shared/domain/vacancy/published.ts';
import { mayWake } from '../../shared/domain/waitlist/wake.ts';
import { caseOf, cases } from '../../shared/store/cases.ts';
import { carryOut } from '../../shared/store/command.ts';
import { followUpsOf, newestRounds } from '../../shared/store/follow-ups.ts';
import { idempotencyKey } from '../../shared/store/keys.ts';
import { type Once, onceRows } from '../../shared/store/ledger.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksAbout, tasks } from '../../shared/store/tasks.ts';
import { creating, saving, type Write } from '../../shared/store/writes.ts';
import { taskAbout } from './case-tasks.ts';
import type { Concerned } from './concerned-children.ts';
import { closingTime, todayOf, WORKING_DAYS_FOR_A_CONSULTANT } from './round.ts';

/** Places noted for one child at once, the best first; the desk shows all of them anyway. */
const NOTED_PER_CHILD = 10;

/** A round with everything that may come after it is over by then. Unit: days. */
const REMEMBERED_DAYS = 400;

export type WakeScene = { city: Municipality; settings: DirectorySettings; source: string };

/**
 * Looks at one family for new places. What fits is noted on a task of its consultant: on the one that is open, else on a new
 * one, so that however many places there are, there is one task. `moved`: something changed meanwhile, look again.
 */
export const wakeFamily = async (
  services: Services,
  scene: WakeScene,
  children: readonly Concerned[],
): Promise<'woken' | 'left' | 'moved'> => {
  const caseId = children[0]?.deferral.caseId ?? '';
  const keptCase = await caseOf(services.store, scene.city.municipality, caseId);
  if (!keptCase || keptCase.value.status === 'closed') return 'left';
  const current = keptCase.value;
  const fitting = children.flatMap((one) => fittingPlaces(services, scene, current, one));
  if (fitting.length === 0) return 'left';
  const fresh = await notToldYet(services, scene, await wantedPlaces(services, current, children, fitting));
  if (fresh.length === 0) return 'left';
  return (await note(services, scene, keptCase, fresh)) ? 'woken' : 'moved';
};

/** What fits a child by the rules of matching, among the classes that have places they had not. */
const fittingPlaces = (
  services: Services,
  { settings: { ownTypes, staleAfterDays } }: WakeScene,
  { family }: Case,
  { deferral, places }: Concerned,
): NotedPlace[] => {
  const child = family.children.find(({ childId }) => childId === deferral.childId);
  if (!child) return [];
  const today = todayOf(services);
  const need = needOfFamily(child, family.needs, today);
  const matched = matchFacilities(need, places, today, { types: facilityTypes(ownTypes), staleAfterDays });
  if (!matched.ok) return [];
  const { ageClass, matches, unknown } = matched.value;
  const notedAt = services.clock.now().toString();
  return [...matches, ...unknown].filter(hasPlace).flatMap(({ facility: { id, name } }) => {
    const place = places.find(({ facility, classes }) => facility.id === id && classes.includes(ageClass));
    if (!place) return [];
    return [{ childId: child.childId, facilityId: id, name, ageClass, asOf: place.figures.asOf, notedAt }];
  });
};

/** Without the places of children for whom nothing may be looked for now. Read only once something fits. */
const wantedPlaces = async (
  services: Services,
  current: Case,
  children: readonly Concerned[],
  places: readonly NotedPlace[],
): Promise<NotedPlace[]> => {
  const rounds = newestRounds(await followUpsOf(services.store, current.municipality, current.caseId));
  const today = todayOf(services);
  const awake = children.flatMap(({ deferral }) => {
    const newest = rounds.find(({ value }) => value.childId === deferral.childId)?.value;
    return mayWake({ current, deferral, newest }, today).ok ? [deferral.childId] : [];
  });
  return places.filter(({ childId }) => awake.includes(childId));
};

/** What the family's consultant has not heard of in this round. */
const notToldYet = async (
  services: Services,
  { city, source }: WakeScene,
  found: readonly NotedPlace[],
): Promise<NotedPlace[]> => {
  // A child may stand on lists under two numbers: it hears of a place once.
  const places = [...new Map(found.map((place) => [onceKeyOf(source, place), place])).values()];
  const told = await Promise.all(
    places.map((place) =>
      services.store.find(onceRows, idempotencyKey(city.municipality, onceKeyOf(source, place))),
    ),
  );
  const fresh = places.filter((_, index) => !told[index]);
  return [...new Set(fresh.map(({ childId }) => childId))].flatMap((child) =>
    fresh.filter(({ childId }) => childId === child).slice(0, NOTED_PER_CHILD),
  );
};

const onceKeyOf = (source: string, { facilityId, ageClass, childId }: NotedPlace): string =>
  `woken/${source}/${facilityId}/${ageClass}/${childId}`;

/** On which open task a place is noted, best first; tasks of other kinds are not about where a child might go. */
const NOTED_ON: readonly TaskKind[] = ['new-places', 'offer-options', 'call-guardian', 'take-case'];

const note = async (
  services: Services,
  scene: WakeScene,
  keptCase: Kept<Case>,
  places: readonly NotedPlace[],
): Promise<boolean> => {
  const { municipality, caseId } = keptCase.value;
  const open = await openTasksAbout(services.store, municipality, caseId);
  const there = NOTED_ON.flatMap((kind) => open.filter(({ value }) => value.kind === kind))[0];
  const { task, writes } = there
    ? { task: there.value, writes: [saving(tasks, there, notePlaces(there.value, places), 'TaskMoved')] }
    : await newTask(services, scene, keptCase, places);
  const outcome = await carryOut(services, {
    municipality,
    writes: [...places.map((place) => rememberedAs(services, scene, place)), ...writes],
    audit: [
      {
        by: { who: 'service', municipality, name: 'matching' },
        subject: caseId,
        fact: 'NewPlacesFound',
        about: { taskId: task.taskId, count: String(places.length) },
      },
    ],
  });
  return outcome.ok;
};

const newTask = async (
  services: Services,
  { city }: WakeScene,
  keptCase: Kept<Case>,
  places: readonly NotedPlace[],
): Promise<{ task: OpenTask; writes: Write[] }> => {
  const { dueAt } = closingTime(services, city, WORKING_DAYS_FOR_A_CONSULTANT);
  const childId = places[0]?.childId ?? '';
  const { value } = keptCase;
  const task = notePlaces(await taskAbout(services, value, 'new-places', dueAt, { childId }), places);
  return {
    task,
    writes: [
      creating(tasks, task, 'TaskExists'),
      // The case moves on with its task: of two that would open one at once the second looks again, and finds it.
      saving(cases, keptCase, value, 'CaseMoved'),
    ],
  };
};

const rememberedAs = (services: Services, { city, source }: WakeScene, place: NotedPlace): Write => {
  const row: Once = {
    municipality: city.municipality,
    onceKey: onceKeyOf(source, place),
    requestHash: '',
    answer: {},
    expiresAt: services.clock
      .now()
      .add({ hours: 24 * REMEMBERED_DAYS })
      .toString(),
  };
  return creating(onceRows, row, 'WokenMeanwhile');
};
