import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wakeMatching } from '../../functions/waitlist/wake-matching.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { Facility } from '../../shared/domain/facility/schema.ts';
import { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { matchFacilities } from '../../shared/domain/matching/index.ts';
import { needOfFamily } from '../../shared/domain/option/need-of-family.ts';
import { hasPlace } from '../../shared/domain/option/rules.ts';
import type { MatchAgainEffect } from '../../shared/domain/outbox/effect.ts';
import { newPlaces } from '../../shared/domain/vacancy/new-places.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import type { Deferral } from '../../shared/domain/waitlist/schema.ts';
import { cases } from '../../shared/store/cases.ts';
import { facilities, vacancies } from '../../shared/store/facilities.ts';
import { followUps } from '../../shared/store/follow-ups.ts';
import { municipalities } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { deferrals } from '../../shared/store/waitlist.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { city } from '../builders/a-city.ts';
import { aFacility, facilityId } from '../builders/facility.ts';
import { aCase, aDeferral, caseId, childId } from '../builders/family.ts';
import { classesWith, someFigures } from '../builders/vacancy.ts';
import { aTwin, CITY } from '../infra/at-home.ts';
import { diceOf } from '../rehearsal/dice.ts';

/** Two wards 20 km apart, and a postal area of the south that lies at the north's edge. */
const NORTH = { latitude: 35.5, longitude: 139.6 };
const SOUTH = { latitude: 35.32, longitude: 139.6 };
const EDGE = { latitude: 35.49, longitude: 139.6 };
const TODAY = '2026-11-09';
const CHILDREN = 60;

const invented = diceOf('concerned children');
const one = <T>(...from: readonly T[]): T => from[invented.below(from.length)] as T;

const families = Array.from({ length: CHILDREN }, (_, index) => {
  const number = index + 1;
  const ward = one('kita', 'minami');
  const home = ward === 'kita' ? NORTH : one(SOUTH, EDGE);
  const bornOn = `${one(2020, 2021, 2022, 2023, 2024, 2025, 2026)}-${one('01-15', '04-01', '04-02', '09-30')}`;
  const wishedFrom = one('2026-04-01', '2026-12-01', '2027-04-01');
  const travel = one('walk', 'bicycle', 'car');
  return {
    number,
    current: aCase({
      municipality: CITY,
      caseId: caseId(number),
      reference: `R${number}`,
      ward,
      family: {
        children: [{ childId: childId(number), birth: { kind: 'born', bornOn } }],
        needs: { weekdays: [], wishedFrom, travel, home },
      },
    }),
    deferral: aDeferral({
      municipality: CITY,
      ward,
      caseId: caseId(number),
      childId: childId(number),
      childNumber: String(number),
      said: { childNumber: String(number), ward, bornOn, wishedFrom },
    }),
    asked: FollowUp.parse({
      status: 'asking',
      municipality: CITY,
      caseId: caseId(number),
      childId: childId(number),
      round: 1,
      startedOn: '2026-10-01',
      openedAt: '2026-10-01T00:00:00Z',
      way: 'mail',
    }),
  };
});

const places = [
  { number: 1, location: NORTH, ward: 'kita', vacancies: [2, 0, 0, 1, 0, 0] },
  { number: 2, location: SOUTH, ward: 'minami', vacancies: [0, 3, 0, 0, 0, 1] },
  { number: 3, location: EDGE, ward: 'minami', vacancies: [1, 0, 2, 0, 0, 0] },
].map(({ number, location, ward, vacancies: free }) => ({
  facility: Facility.parse(
    aFacility({ id: facilityId(number), municipality: CITY, name: `第${number}`, ward, location }),
  ),
  figures: PublishedFigures.parse({
    ...someFigures({ facility: facilityId(number), asOf: TODAY, classes: classesWith(free) }),
    municipality: CITY,
  }),
}));

const effect: MatchAgainEffect = {
  kind: 'match-again',
  source: 'campaign_01TEST00000000000000000001',
  fiscalYear: 2026,
  places: places.map(({ figures }) => ({
    facility: figures.facility,
    classes: [...newPlaces(undefined, figures)],
  })),
};

/** Whom the places fit by the rules of matching, every child held against every facility. */
const byPlainScan = (): string[] =>
  families.flatMap(({ number, current }) => {
    const [child] = current.family.children;
    if (!child) return [];
    const matched = matchFacilities(needOfFamily(child, current.family.needs, TODAY), places, TODAY);
    if (!matched.ok) return [];
    const fitting = [...matched.value.matches, ...matched.value.unknown].filter(hasPlace);
    return fitting.map(({ facility }) => `${number}: ${facility.name}`);
  });

let twin: Twin;
const reads = { find: 0, ask: 0 };

const counting = (): Services => ({
  ...twin.store,
  store: {
    ...twin.store.store,
    find: (...asked) => {
      reads.find += 1;
      return twin.store.store.find(...asked);
    },
    ask: (...asked) => {
      reads.ask += 1;
      return twin.store.store.ask(...asked);
    },
  },
});

const noted = async (): Promise<string[]> =>
  (
    await Promise.all(
      families.map(async ({ number }) => {
        const open = await openTasksAbout(twin.store.store, CITY, caseId(number));
        expect(open.length).toBeLessThanOrEqual(1);
        return open.flatMap(({ value }) => (value.newPlaces ?? []).map(({ name }) => `${number}: ${name}`));
      }),
    )
  ).flat();

beforeAll(async () => {
  twin = await aTwin({ clockStartsAtEpochMs: Date.parse(`${TODAY}T09:00:00+09:00`) });
  const commit = (...writes: Parameters<Services['store']['commit']>[0]) => twin.store.store.commit(writes);
  const wards = city.wards.map((ward) => ({ ...ward, centre: ward.ward === 'kita' ? NORTH : SOUTH }));
  const edge = {
    postalCode: '222-0001',
    ward: wards[1]?.ward ?? 'minami',
    name: { ja: '端町' },
    centre: EDGE,
  };
  await commit(
    replacing(municipalities, {
      ...city,
      municipality: CITY,
      wards,
      postalAreas: [edge as (typeof city.postalAreas)[number]],
    }),
    ...places.flatMap(({ facility, figures }) => [
      creating(facilities, facility, 'Exists'),
      creating(vacancies, figures, 'Exists'),
    ]),
  );
  for (let start = 0; start < CHILDREN; start += 30) {
    await commit(
      ...families
        .slice(start, start + 30)
        .flatMap(({ current, deferral, asked }) => [
          creating(cases, current, 'Exists'),
          creating(deferrals, deferral, 'Exists'),
          creating(followUps, asked, 'Exists'),
        ]),
    );
  }
});
afterAll(() => twin.stop());

describe('whom new places can concern', () => {
  it('is found by index as a plain scan of every child finds it: nobody else, and nobody is missed', async () => {
    await wakeMatching(counting(), CITY, effect);
    const expected = byPlainScan().sort();
    expect(expected.length).toBeGreaterThan(10);
    expect((await noted()).sort()).toEqual(expected);
  });

  it('costs one question per ward and year of birth, and reads no child of another class or out of reach', () => {
    const schoolYear = ({ said }: Deferral): number =>
      Number(said.bornOn.slice(0, 4)) - (said.bornOn.slice(5) <= '04-01' ? 1 : 0);
    const years: Record<string, number[]> = {
      kita: [2022, 2023, 2025, 2026],
      minami: [2020, 2022, 2023, 2024, 2025, 2026],
    };
    const looked = families.filter(({ deferral }) => years[deferral.ward]?.includes(schoolYear(deferral)));
    expect(looked.length).toBeLessThan(CHILDREN);
    const fits = byPlainScan();
    const woken = new Set(fits.map((line) => line.split(':')[0])).size;
    // Ten questions for the children; then only for whom something fits: rounds, open tasks, and whose task it becomes.
    expect(reads.ask).toBeLessThanOrEqual(10 + 4 * woken);
    // City, settings, two of each facility, each case; whether each fitting place was told; audit and owner of each task.
    expect(reads.find).toBeLessThanOrEqual(2 + 2 * places.length + looked.length + fits.length + 2 * woken);
  });

  it('hears of a facility’s class once in a round, however often the outbox sends it', async () => {
    const before = await noted();
    expect(await wakeMatching(counting(), CITY, effect)).toEqual({ woken: 0 });
    expect(await noted()).toEqual(before);
  });

  it('hears of it once more in another round, on the same task', async () => {
    const again = { ...effect, source: 'campaign_01TEST00000000000000000002' };
    await wakeMatching(counting(), CITY, again);
    expect((await noted()).length).toBe(2 * byPlainScan().length);
  });
});
