import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFacility, facilityId } from '../../../test/builders/facility.ts';
import { classesWith, someFigures } from '../../../test/builders/vacancy.ts';
import { facilityTypes } from '../facility/known-types.ts';
import { PublishedFigures } from '../vacancy/published.ts';
import { findFacilities } from './find-facilities.ts';
import { FinderQuery } from './query.ts';

const published = (number: number, vacancies: (number | null | '?')[], facts = {}) =>
  PublishedFigures.parse({
    ...someFigures({ facility: facilityId(number), classes: classesWith(vacancies), ...facts }),
    municipality: '141003',
  });

const listed = (number: number, vacancies?: (number | null | '?')[], facts = {}, asOf = '2026-10-01') => ({
  facility: aFacility({ id: facilityId(number), name: `第${number}`, ward: 'kita', ...facts }),
  ...(vacancies ? { figures: published(number, vacancies, { asOf }) } : {}),
});

const find = (query: Record<string, unknown>, directory: ReturnType<typeof listed>[], on = '2026-12-01') =>
  findFacilities(FinderQuery.parse(query), directory, {
    on,
    today: '2026-11-01',
    staleAfterDays: 45,
    types: facilityTypes(),
    from: { latitude: 35.5, longitude: 139.6 },
  });

describe('what a family finds', () => {
  it('keeps a place, no answer, no place and no such class apart, in this order', () => {
    const { found } = find({ ageClass: '1' }, [
      listed(1, [0, null, 0, 0, 0, 0]),
      listed(2, [0, 0, 0, 0, 0, 0]),
      listed(3, [0, '?', 0, 0, 0, 0]),
      listed(4, [0, 2, 0, 0, 0, 0]),
      listed(5),
    ]);
    expect(found.map(({ facility, standing }) => [facility.name, standing])).toEqual([
      ['第4', 'free'],
      ['第3', 'unknown'],
      ['第5', 'unknown'],
      ['第2', 'none'],
      ['第1', 'no class'],
    ]);
  });

  it('knows from the ages it takes that a small nursery has no class 3', () => {
    const small = listed(1, undefined, { ages: { until: { unit: 'class', ageClass: 2 } } });
    expect(find({ ageClass: '3' }, [small]).found[0]?.standing).toBe('no class');
    expect(find({ ageClass: '2' }, [small]).found[0]?.standing).toBe('unknown');
  });

  it('takes figures of this fiscal year for no answer about next April', () => {
    const { found } = find({ ageClass: '1' }, [listed(1, [0, 3, 0, 0, 0, 0])], '2027-04-01');
    expect(found[0]).toMatchObject({ standing: 'unknown', places: { 1: { kind: 'other fiscal year' } } });
  });

  it.each([
    ['within the hours', { from: '07:30', until: '18:30' }, 1, 0],
    ['longer than the hours', { from: '07:30', until: '19:30' }, 0, 1],
    ['from a time on', { from: '06:30' }, 0, 1],
  ])('%s', (_, hours, shown, closedThen) => {
    const findings = find(hours, [listed(1)]);
    expect([findings.found.length, findings.closedThen]).toEqual([shown, closedThen]);
  });

  it('shows a facility whose hours nobody knows, and says so', () => {
    const { found } = find({ from: '07:30' }, [listed(1, undefined, { hours: undefined })]);
    expect(found[0]?.hours).toBe('unknown');
  });

  it('leaves out by ward and type only what was asked', () => {
    const directory = [
      listed(1),
      listed(2, undefined, { ward: 'minami' }),
      listed(3, undefined, { type: 'small-scale' }),
    ];
    expect(find({ ward: 'kita' }, directory).found).toHaveLength(2);
    expect(find({ type: ['small-scale'] }, directory).found).toHaveLength(1);
    expect(find({}, directory).found).toHaveLength(3);
  });

  it('puts a stale figure behind every fresh one of its kind, however near it is', () => {
    const near = { location: { latitude: 35.5, longitude: 139.6 } };
    const far = { location: { latitude: 35.6, longitude: 139.7 } };
    const { found } = find({ ageClass: '1' }, [
      listed(1, [0, 1, 0, 0, 0, 0], near, '2026-09-01'),
      listed(2, [0, 1, 0, 0, 0, 0], far, '2026-10-01'),
      listed(3, [0, 0, 0, 0, 0, 0], near, '2026-10-01'),
    ]);
    expect(found.map(({ facility, fresh }) => [facility.name, fresh])).toEqual([
      ['第2', true],
      ['第1', false],
      ['第3', true],
    ]);
  });

  it('ages: a day more never brings a facility forward, and a place stays before no answer', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((days) => {
      const asOf = new Date(Date.UTC(2026, 6, 4 + days));
      return asOf.toISOString().slice(0, 10);
    });
    fc.assert(
      fc.property(day, day, (one, other) => {
        const { found } = find({ ageClass: '1' }, [
          listed(1, [0, 1, 0, 0, 0, 0], {}, one),
          listed(2, [0, 1, 0, 0, 0, 0], {}, other),
          listed(3),
        ]);
        const freshness = found.map(({ fresh }) => Number(fresh));
        expect(freshness).toEqual([...freshness].sort((left, right) => right - left));
        expect(found.at(-1)?.standing).toBe('unknown');
      }),
    );
  });

  it('never says "none" of a facility that has not answered for a class it may have', () => {
    const vacancy = fc.constantFrom<number | null | '?'>(0, 1, null, '?');
    fc.assert(
      fc.property(
        fc.array(vacancy, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 5 }),
        (all, age) => {
          const standing = find({ ageClass: String(age) }, [listed(1, all)]).found[0]?.standing;
          const expected = { '?': 'unknown', '0': 'none', '1': 'free', null: 'no class' }[String(all[age])];
          expect(standing).toBe(expected);
        },
      ),
    );
  });
});

describe('a search in an address', () => {
  it('left empty asks nothing', () => {
    expect(FinderQuery.parse({ ward: '', ageClass: '', month: '', from: '' })).toMatchObject({ type: [] });
  });

  it.each([
    ['a class that does not exist', { ageClass: '6' }],
    ['half a position', { lat: '35.5' }],
    ['hours that end before they begin', { from: '18:00', until: '08:00' }],
    ['a month that does not exist', { month: '2026-13' }],
  ])('with %s is refused', (_, query) => {
    expect(FinderQuery.safeParse(query).success).toBe(false);
  });
});
