import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFacility, facilityId } from '../../../../test/builders/facility.ts';
import { MunicipalityCode } from '../../municipality/schema.ts';
import { type Facility, FacilityFacts } from '../schema.ts';
import type { ImportRow } from './find-facility.ts';
import { applyPlan, type ImportPlan, planImport } from './plan-import.ts';

const rowsOf = (...facts: readonly Partial<{ [Key in keyof FacilityFacts]: unknown }>[]): ImportRow[] =>
  facts.map((each, index) => ({ line: index + 2, facts: FacilityFacts.parse(each) }));

const kinds = (plan: ImportPlan): string[] => plan.rows.map(({ kind }) => kind);

const applied = (existing: readonly Facility[], plan: ImportPlan): Facility[] => {
  let next = 1000;
  return applyPlan(existing, plan, {
    municipality: MunicipalityCode.parse('141003'),
    source: { name: '試験', asOf: '2026-04-01' },
    mint: () => {
      next += 1;
      return facilityId(next);
    },
  });
};

const here = { address: { full: '横浜市港北区大曽根1-2-3' }, ward: '港北区' };

describe('a row is known again', () => {
  const numbered = aFacility({ id: facilityId(1), externalNumber: '1410051000001', ...here });
  const unnumbered = aFacility({ id: facilityId(2), name: 'うさぎ保育園', ...here });
  const existing = [numbered, unnumbered];

  it.each<[string, Partial<{ [Key in keyof FacilityFacts]: unknown }>, string]>([
    ['by its number, under a new name', { name: 'ひよこ園', externalNumber: '1410051000001' }, 'changed'],
    [
      'by its number in full width',
      { name: 'ひよこ保育園', externalNumber: '１４１００５１０００００１' },
      'changed',
    ],
    [
      'by name, address and type, however they are spelt',
      {
        name: 'うさぎ 保育園',
        type: 'licensed-nursery',
        address: { full: '横浜市港北区大曽根１丁目２番３号' },
      },
      'changed',
    ],
    [
      'by name and address under another type',
      { name: 'うさぎ保育園', type: 'kodomoen', ...here },
      'changed',
    ],
    ['by name and ward where the file has no addresses', { name: 'うさぎ保育園', ward: '港北区' }, 'same'],
  ])('%s', (_, facts, kind) => {
    const plan = planImport(existing, rowsOf(facts));
    expect(kinds(plan)).toEqual([kind]);
    expect(plan.gone).toHaveLength(1);
  });

  it('by our own id where the file is one that we published', () => {
    const plan = planImport(existing, [
      { line: 2, facts: FacilityFacts.parse({ name: 'べつの名' }), id: facilityId(2) },
    ]);
    expect(plan.rows[0]).toMatchObject({ kind: 'changed', facility: { id: facilityId(2) } });
  });

  it.each([
    ['another number', { name: 'ひよこ保育園', externalNumber: '1410051000002', ...here }],
    ['another address', { name: 'うさぎ保育園', address: { full: '横浜市緑区1' }, ward: '緑区' }],
  ])('but not with %s: it is new', (_, facts) => {
    expect(kinds(planImport(existing, rowsOf(facts)))).toEqual(['new']);
  });

  it('not by guess: where several could be meant, a person must say which', () => {
    const twins = [aFacility({ id: facilityId(1), ...here }), aFacility({ id: facilityId(2), ...here })];
    const plan = planImport(
      twins,
      rowsOf({ name: 'ひよこ保育園', ...here, type: 'licensed-nursery', capacity: 90 }),
    );
    expect(plan.rows[0]).toMatchObject({
      kind: 'several',
      facilities: [{ id: facilityId(1) }, { id: facilityId(2) }],
    });
    expect(plan.gone).toEqual([]);
    expect(applied(twins, plan)).toEqual(twins);
  });
});

describe('what a row changes', () => {
  it('is told field by field, before and after', () => {
    const facility = aFacility({ externalNumber: '1', capacity: 60, phone: '045-000-0001' });
    const plan = planImport(
      [facility],
      rowsOf({ name: 'ひよこ保育園', externalNumber: '1', capacity: 90, fax: '045-000-0002' }),
    );
    expect(plan.rows[0]).toMatchObject({
      kind: 'changed',
      line: 2,
      changes: [
        { field: 'fax', after: '045-000-0002' },
        { field: 'capacity', before: 60, after: 90 },
      ],
      next: { capacity: 90, fax: '045-000-0002', phone: '045-000-0001' },
    });
  });

  it('is nothing where the file does not speak of a field', () => {
    const facility = aFacility({ externalNumber: '1', capacity: 60 });
    expect(kinds(planImport([facility], rowsOf({ name: 'ひよこ保育園', externalNumber: '1' })))).toEqual([
      'same',
    ]);
  });

  it('is never an exact type by a vaguer one', () => {
    const facility = aFacility({ externalNumber: '1', type: 'small-scale' });
    const row = (type: string) => rowsOf({ name: 'ひよこ保育園', externalNumber: '1', type });
    expect(kinds(planImport([facility], row('nursery-or-alike')))).toEqual(['same']);
    expect(kinds(planImport([facility], row('community-childcare')))).toEqual(['same']);
    expect(kinds(planImport([facility], row('licensed-nursery')))).toEqual(['changed']);
  });
});

describe('the other rows', () => {
  it('that repeat an earlier one are not applied, and name its line', () => {
    const plan = planImport([], rowsOf({ name: 'ひよこ', ...here }, { name: 'ひ よ こ', ...here }));
    expect(plan.rows[1]).toMatchObject({ kind: 'repeated', line: 3, firstLine: 2 });
    expect(applied([], plan)).toHaveLength(1);
  });

  it('that are missing leave their facilities in place, listed as gone', () => {
    const facility = aFacility();
    const plan = planImport([facility], []);
    expect(plan.gone).toEqual([facility]);
    expect(applied([facility], plan)).toEqual([facility]);
  });
});

describe('repeating an import', () => {
  const name = fc.constantFrom('ひよこ', 'うさぎ', 'ひよこ 保育園', 'きりん');
  const facts = fc.record(
    {
      name,
      externalNumber: fc.constantFrom('1', '2', '３'),
      type: fc.constantFrom('licensed-nursery', 'kodomoen', 'nursery-or-alike'),
      ward: fc.constantFrom('港北区', '緑区'),
      address: fc.constantFrom(
        { full: '横浜市港北区1-2' },
        { full: '横浜市港北区1丁目2' },
        { full: '横浜市緑区3' },
      ),
      capacity: fc.constantFrom(30, 60),
    },
    { requiredKeys: ['name'] },
  );

  it('finds nothing new, and changes nothing that was not asked twice', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 8 }), (all) => {
        const rows = rowsOf(...all);
        const once = applied([], planImport([], rows));
        const again = planImport(once, rows);
        expect(kinds(again)).not.toContain('new');
        expect(applied(once, again).length).toBe(once.length);
      }),
      { numRuns: 300 },
    );
  });

  it('of rows with numbers of their own changes nothing at all', () => {
    const numbered = fc.uniqueArray(
      fc.record({ name, externalNumber: fc.stringMatching(/^\d{4}$/), capacity: fc.nat(200) }),
      {
        selector: ({ externalNumber }) => externalNumber,
      },
    );
    fc.assert(
      fc.property(numbered, (all) => {
        const rows = rowsOf(...all);
        const once = applied([], planImport([], rows));
        expect(kinds(planImport(once, rows)).every((kind) => kind === 'same')).toBe(true);
        expect(planImport(once, rows).gone).toEqual([]);
      }),
    );
  });
});
