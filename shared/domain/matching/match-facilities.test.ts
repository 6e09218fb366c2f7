import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFacility, facilityId } from '../../../test/builders/facility.ts';
import { classesWith, someFigures } from '../../../test/builders/vacancy.ts';
import { type Candidate, type Matches, matchFacilities } from './match-facilities.ts';
import { Need } from './need.ts';

const TODAY = '2026-10-10';

type Loose = Partial<{ [Key in keyof Need]: unknown }>;

/** A class-1 child (born May 2024) who needs weekdays 8:30–17:30 from 1 November 2026, on foot from near the facility. */
const aNeed = (facts: Loose = {}): Need =>
  Need.parse({
    bornOn: '2024-05-10',
    wishedFrom: '2026-11-01',
    spans: [{ day: 'mon', from: '08:30', until: '17:30' }],
    from: { latitude: 35.5, longitude: 139.6 },
    ...facts,
  });

const matched = (need: Need, candidates: readonly Candidate[], today = TODAY): Matches => {
  const answer = matchFacilities(need, candidates, today);
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value;
};

/** In which list one facility stands, and the keys of what is said about it. */
const verdictOn = (need: Need, candidate: Candidate) => {
  const answer = matched(need, [candidate]);
  const list = (['matches', 'unknown', 'excluded'] as const).find((name) => answer[name].length > 0);
  const option = list && answer[list][0];
  return {
    list,
    reasons: option?.reasons.map(({ key }) => key),
    concerns: option?.concerns.map(({ key }) => key),
  };
};

describe('a facility that meets every condition', () => {
  it('is a match, and says why', () => {
    expect(verdictOn(aNeed(), { facility: aFacility(), figures: someFigures() })).toEqual({
      list: 'matches',
      reasons: ['placeFree', 'ageAccepted', 'hoursFit', 'distanceWithin'],
      concerns: [],
    });
  });

  it.each<[string, Parameters<typeof aFacility>[0], Parameters<typeof someFigures>[0], string]>([
    ['whose figures are old', {}, { asOf: '2026-08-01' }, 'vacancyStale'],
    [
      'that ends with class 2',
      { ages: { from: { unit: 'days', count: 57 }, until: { unit: 'class', ageClass: 2 } } },
      {},
      'endsBeforeSchool',
    ],
    [
      'whose days are not published',
      { hours: [{ days: 'unstated', open: '07:00', close: '19:00' }] },
      {},
      'hoursDaysUnstated',
    ],
    [
      'where applications wait',
      {},
      { classes: Array.from({ length: 6 }, () => ({ exists: true, vacancy: 1, waiting: 4 })) },
      'waitingApplications',
    ],
  ])('but %s stays a match with a concern', (_, facts, figures, concern) => {
    const verdict = verdictOn(aNeed(), { facility: aFacility(facts), figures: someFigures(figures) });
    expect(verdict).toMatchObject({ list: 'matches', concerns: [concern] });
  });
});

describe('what is unknown is never taken for a yes', () => {
  it.each<[string, Loose, Parameters<typeof aFacility>[0], Candidate['figures'], string]>([
    ['no figures', {}, {}, undefined, 'vacancyUnknown'],
    [
      'a class not answered for',
      {},
      {},
      someFigures({ classes: classesWith([1, '?', 1, 1, 1, 1]) }),
      'vacancyUnanswered',
    ],
    ["last year's figures", { wishedFrom: '2027-04-01' }, {}, someFigures(), 'vacancyOfOtherYear'],
    ['no hours', {}, { hours: undefined }, someFigures(), 'hoursUnknown'],
    [
      'a Saturday that nobody speaks of',
      { spans: [{ day: 'sat', from: '09:00', until: '12:00' }] },
      { hours: [{ days: 'unstated', open: '07:00', close: '19:00' }] },
      someFigures(),
      'hoursUnknown',
    ],
    ['no place on the map', {}, { location: undefined }, someFigures(), 'distanceUnknown'],
    ['no ages, for a baby', { bornOn: '2026-06-01' }, { ages: undefined }, someFigures(), 'ageUnknown'],
    [
      'class 0 without a minimum age',
      { bornOn: '2026-06-01' },
      { ages: { from: { unit: 'class', ageClass: 0 } } },
      someFigures(),
      'ageFromUnstated',
    ],
    [
      'no type, where a type is excluded',
      { excludedTypes: ['baby-hotel'] },
      { type: undefined },
      someFigures(),
      'typeUnknown',
    ],
    [
      'special care nobody declared',
      { specialCare: ['medical care'] },
      {},
      someFigures(),
      'specialCareUnknown',
    ],
  ])('%s', (_, need, facts, figures, concern) => {
    const verdict = verdictOn(aNeed(need), { facility: aFacility(facts), figures });
    expect(verdict.list).toBe('unknown');
    expect(verdict.concerns).toContain(concern);
  });
});

describe('a facility that fails a condition is excluded, with the reason', () => {
  it.each<[string, Loose, Parameters<typeof aFacility>[0], Candidate['figures'], string]>([
    [
      'no place in the class',
      {},
      {},
      someFigures({ classes: classesWith([5, 0, 5, 5, 5, 5]) }),
      'noPlaceFree',
    ],
    [
      'places only from the month after',
      {},
      {},
      someFigures({
        classes: Array.from({ length: 6 }, () => ({ exists: true, vacancy: 5, from: '2026-12' })),
      }),
      'placeFreeLater',
    ],
    ['no such class', {}, {}, someFigures({ classes: classesWith([5, null, 5, 5, 5, 5]) }), 'classMissing'],
    [
      'closes too early',
      { spans: [{ day: 'mon', from: '08:30', until: '19:01' }] },
      {},
      someFigures(),
      'hoursTooShort',
    ],
    [
      'closed on Sunday',
      { spans: [{ day: 'sun', from: '08:30', until: '12:00' }] },
      {},
      someFigures(),
      'hoursTooShort',
    ],
    ['too far on foot', { from: { latitude: 35.52, longitude: 139.6 } }, {}, someFigures(), 'distanceBeyond'],
    [
      'a type the family excluded',
      { excludedTypes: ['licensed-nursery'] },
      {},
      someFigures(),
      'typeExcluded',
    ],
    ['an after-school club', {}, { type: 'after-school-club' }, someFigures(), 'typeNoChildcare'],
    ['a service beside a place', {}, { type: 'temporary-care' }, someFigures(), 'typeService'],
    [
      'special care declared impossible',
      { specialCare: ['medical care'] },
      { specialCare: { 'medical care': false } },
      someFigures(),
      'specialCareDenied',
    ],
    [
      'takes only younger classes',
      { bornOn: '2022-05-10' },
      { ages: { until: { unit: 'under years', count: 3 } } },
      someFigures(),
      'ageClassTooOld',
    ],
    [
      'takes only older classes',
      {},
      { ages: { from: { unit: 'class', ageClass: 3 } } },
      someFigures(),
      'ageClassTooYoung',
    ],
  ])('%s', (_, need, facts, figures, concern) => {
    const verdict = verdictOn(aNeed(need), { facility: aFacility(facts), figures });
    expect(verdict.list).toBe('excluded');
    expect(verdict.concerns).toContain(concern);
  });
});

describe('the minimum age on the wished date', () => {
  it.each([
    ['2026-09-05', 'matches'],
    ['2026-09-06', 'excluded'],
  ])('57 days: a baby born on %s is in %s for 1 November', (bornOn, list) => {
    expect(verdictOn(aNeed({ bornOn }), { facility: aFacility(), figures: someFigures() }).list).toBe(list);
  });

  it('tells the day from which the child is old enough', () => {
    const baby = aNeed({ bornOn: '2026-09-06' });
    const answer = matched(baby, [{ facility: aFacility(), figures: someFigures() }]);
    expect(answer.excluded[0]?.concerns).toContainEqual({
      key: 'ageTooYoung',
      values: { reachedOn: '2026-11-02' },
    });
  });

  it('reads 1歳 as class 1, and in class 0 as the birthday', () => {
    const from1 = aFacility({ ages: { from: { unit: 'years', count: 1 } } });
    const on = (bornOn: string) =>
      verdictOn(aNeed({ bornOn }), { facility: from1, figures: someFigures() }).list;
    expect(on('2026-04-01')).toBe('excluded');
    expect(on('2025-11-02')).toBe('excluded');
    expect(on('2025-11-01')).toBe('matches');
    expect(on('2025-04-01')).toBe('matches');
  });
});

describe('a child without a class on the wished date', () => {
  it.each([
    ['2026-11-02', 'child is not born by then'],
    ['2020-04-01', 'child is at school by then'],
  ])('born %s: %s', (bornOn, kind) => {
    expect(matchFacilities(aNeed({ bornOn }), [], TODAY)).toEqual({ ok: false, refusal: { kind } });
  });
});

describe('the order', () => {
  const candidate = (
    number: number,
    facts: Parameters<typeof aFacility>[0] = {},
    asOf = '2026-10-01',
  ): Candidate => ({
    facility: aFacility({ id: facilityId(number), name: `園${number}`, ...facts }),
    figures: someFigures({ facility: facilityId(number), asOf }),
  });
  const names = (candidates: readonly Candidate[]) =>
    matched(aNeed(), candidates).matches.map(({ facility }) => facility.name);

  it('puts fresh figures before stale ones, then near before far, then later closing first', () => {
    const near = candidate(1);
    const nearButStale = candidate(2, {}, '2026-08-01');
    const far = candidate(3, { location: { latitude: 35.505, longitude: 139.6 } });
    const nearAndLater = candidate(4, { hours: [{ days: ['mon'], open: '07:00', close: '20:00' }] });
    expect(names([nearButStale, far, near, nearAndLater])).toEqual(['園4', '園1', '園3', '園2']);
  });

  it('lists equals by reading and says so', () => {
    const answer = matched(aNeed(), [
      candidate(1, { kana: 'ヒヨコ' }),
      candidate(2, { kana: 'アヒル' }),
      candidate(3, { location: { latitude: 35.505, longitude: 139.6 } }),
    ]);
    expect(answer.matches.map(({ facility, tie }) => [facility.name, tie?.key])).toEqual([
      ['園2', 'equalBrokenByName'],
      ['園1', 'equalBrokenByName'],
      ['園3', undefined],
    ]);
  });

  it('does not depend on the order in which facilities come, and every facility is in exactly one list', () => {
    const facts = fc.record({
      hours: fc.constantFrom(
        undefined,
        [{ days: 'unstated', open: '07:00', close: '18:00' }],
        [{ days: ['mon'], open: '08:00', close: '17:00' }],
      ),
      location: fc.constantFrom(
        undefined,
        { latitude: 35.5, longitude: 139.6 },
        { latitude: 35.505, longitude: 139.6 },
        { latitude: 35.6, longitude: 139.6 },
      ),
    });
    const asOf = fc.constantFrom('2026-10-01', '2026-07-01');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(facts, asOf), { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (all, random) => {
          const candidates = all.map(([some, date], index) => candidate(index, some, date));
          const shuffled = candidates
            .map((each) => ({ each, key: random.next().value ?? 0 }))
            .sort((left, right) => left.key - right.key)
            .map(({ each }) => each);
          const [one, other] = [matched(aNeed(), candidates), matched(aNeed(), shuffled)];
          expect(other).toEqual(one);
          expect(one.matches.length + one.unknown.length + one.excluded.length).toBe(candidates.length);
        },
      ),
    );
  });
});
