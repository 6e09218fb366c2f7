import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFacility, facilityId } from '../../test/builders/facility.ts';
import { NATIONAL_COLUMNS } from '../domain/facility/export/national-layout.ts';
import { builtInTypes } from '../domain/facility/facility-types.ts';
import { understand } from '../domain/facility/import/understand.ts';
import type { Facility, FacilityFacts } from '../domain/facility/schema.ts';
import { readCsv } from './csv.ts';
import { facilitiesCsv, facilitiesGeoJson } from './facility-files.ts';
import { openSheet } from './open-sheet.ts';

const readBack = (text: string) => {
  const opened = openSheet(new TextEncoder().encode(text));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return understand(opened.value.sheet).rows;
};

/** What the layout carries of a facility: its facts without the municipality's own bookkeeping. */
const factsOf = ({
  id: _id,
  municipality: _municipality,
  source: _source,
  ...facts
}: Facility): FacilityFacts => facts;

/** Texts as an import leaves them: one width, single spaces, nothing that says nothing. */
const words = fc.constantFrom(
  'ひよこ保育園',
  '=HYPERLINK("x")',
  '園庭あり',
  '駅から5分、"南口"',
  'かもめ館 2階',
  '髙島①',
  "'引用",
);
const minutes = fc.integer({ min: 0, max: 24 * 12 - 1 }).map((steps) => steps * 5);
const time = (total: number): string =>
  `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
const days = fc.oneof(
  fc.constant('unstated' as const),
  fc
    .subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const, { minLength: 1 })
    .map((some) => [...some]),
);
const pattern = fc
  .tuple(days, minutes, fc.integer({ min: 1, max: 287 }))
  .map(([on, open, length]) => ({ days: on, open: time(open), close: time(open + length * 5) }));
const ages = fc
  .tuple(
    fc.constantFrom(
      { unit: 'days', count: 57 },
      { unit: 'months', count: 22 },
      { unit: 'years', count: 1 },
      { unit: 'class', ageClass: 1 },
      undefined,
    ),
    fc.constantFrom(
      { unit: 'class', ageClass: 2 },
      { unit: 'years', count: 5 },
      { unit: 'under years', count: 3 },
      { unit: 'months', count: 36 },
      { unit: 'until school' },
      { unit: 'beyond school' },
      undefined,
    ),
  )
  .filter(([from, until]) => from !== undefined || until !== undefined)
  .map(([from, until]) => ({ ...(from ? { from } : {}), ...(until ? { until } : {}) }));

const facilities = fc
  .record(
    {
      name: words,
      kana: fc.constantFrom('ヒヨコ ホイクエン', 'アヒル'),
      nameEnglish: fc.constantFrom('Hiyoko Nursery'),
      externalNumber: fc.stringMatching(/^[A-Z]\d{6}$/),
      type: fc.constantFrom(...builtInTypes.map(({ type }) => type)),
      address: fc.constantFrom(
        {
          full: '神奈川県横浜市港北区大曽根1-1-1',
          prefecture: '神奈川県',
          city: '横浜市',
          building: 'ひよこビル2階',
        },
        { full: '松戸市根本387-5', city: '松戸市' },
      ),
      postalCode: fc.constant('222-0001'),
      location: fc.record({
        latitude: fc.double({ min: 24, max: 45, noNaN: true }),
        longitude: fc.double({ min: 123, max: 146, noNaN: true }),
      }),
      access: words,
      parking: words,
      phone: fc.constantFrom('045-671-2121', '0120-0123-13', '03-1234-5678'),
      phoneExtension: fc.constant('123'),
      fax: fc.constant('045-671-2122'),
      mail: fc.constantFrom('a..b.@docomo.ne.jp', 'hiyoko@example.jp'),
      web: fc.constantFrom('https://example.jp/~hiyoko/?a=1&b=2'),
      contactForm: fc.constant('https://example.jp/form'),
      capacity: fc.nat(400),
      ages,
      hours: fc.array(pattern, { minLength: 1, maxLength: 3 }),
      hoursNote: words,
      temporaryCare: fc.boolean(),
      sickChildCare: fc.boolean(),
      owner: words,
      corporateNumber: fc.stringMatching(/^\d{13}$/),
      approvedOn: fc.constantFrom('1999-04-01', '2024-02-29'),
      note: words,
    },
    { requiredKeys: ['name'] },
  )
  .map((facts) => {
    const ward = facts.address?.full.includes('港北区') ? { ward: '港北区' } : {};
    return aFacility({
      type: undefined,
      location: undefined,
      ages: undefined,
      hours: undefined,
      ...facts,
      ...ward,
    });
  })
  .map((facility): Facility => JSON.parse(JSON.stringify(facility)));

/** An import also notes what the city called the type. */
const asImported = (facts: FacilityFacts): FacilityFacts => {
  const label = builtInTypes.find(({ type }) => type === facts.type)?.label.ja;
  return label ? { ...facts, typeAsPublished: facts.typeAsPublished ?? label } : facts;
};

describe('the national open-data layout', () => {
  it('is read back as it was written, as CSV', () => {
    fc.assert(
      fc.property(fc.array(facilities, { minLength: 1, maxLength: 4 }), (all) => {
        const rows = readBack(facilitiesCsv(all, '横浜市'));
        expect(rows.map(({ facts }) => facts)).toEqual(all.map((facility) => asImported(factsOf(facility))));
        expect(rows.flatMap(({ notUnderstood }) => notUnderstood)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is read back as it was written, as GeoJSON', () => {
    fc.assert(
      fc.property(fc.array(facilities, { minLength: 1, maxLength: 4 }), (all) => {
        const rows = readBack(facilitiesGeoJson(all, '横浜市'));
        expect(rows.map(({ facts }) => facts)).toEqual(all.map((facility) => asImported(factsOf(facility))));
      }),
      { numRuns: 60 },
    );
  });

  it('has every column of the layout in its order, and opens in Excel', () => {
    const text = facilitiesCsv([aFacility()], '横浜市');
    expect(text.startsWith('\ufeff全国地方公共団体コード,ID,')).toBe(true);
    const records = readCsv(text);
    expect(records.ok && records.value[0]?.cells).toEqual([...NATIONAL_COLUMNS]);
  });

  it('holds no formula', () => {
    expect(facilitiesCsv([aFacility({ name: '=cmd|x' })], '横浜市')).toContain(",'=cmd|x,");
  });

  it('carries our id where the city has no number, by which the facility is known again', () => {
    expect(readBack(facilitiesCsv([aFacility({ id: facilityId(7) })], '横浜市'))[0]?.id).toBe(facilityId(7));
  });
});
