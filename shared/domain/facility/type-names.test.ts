import { describe, expect, it } from 'vitest';
import { builtInTypes } from './facility-types.ts';
import { facilityTypeOf, facilityTypes, isSurveyed } from './known-types.ts';
import { facilityTypeNamed } from './type-names.ts';

describe('the name of a type in a file', () => {
  it.each([
    ['認可保育所', 'licensed-nursery'],
    ['公立認可保育所', 'licensed-nursery'],
    ['認可保育所（分園）', 'licensed-nursery'],
    ['横浜保育室', 'yokohama-nursery'],
    ['小規模保育事業Ａ型', 'small-scale'],
    ['小規模・事業所内保育事業', 'community-childcare'],
    ['事業所内保育事業（定員20人以上）', 'workplace'],
    ['幼保連携型認定こども園', 'integrated-kodomoen'],
    ['認定こども園（幼保連携型）', 'integrated-kodomoen'],
    ['認定こども園(保育所型)', 'nursery-kodomoen'],
    ['認可外保育所（非公開）', 'unlicensed'],
    ['認可外', 'unlicensed'],
    ['幼稚園', 'kindergarten'],
    ['企業主導型保育事業', 'company-led'],
    ['学童保育', 'after-school-club'],
    ['障害児通所支援事業', 'disability-day-service'],
    ['病児・病後児保育', 'sick-child-care'],
    ['ｺﾄﾞﾓ園', undefined],
  ])('%s means %s', (name, type) => {
    expect(facilityTypeNamed(name)?.type).toBe(type);
  });

  it('is unsure where it only probably means a type', () => {
    expect(facilityTypeNamed('認定保育所')).toEqual({ type: 'licensed-nursery', sure: false });
    expect(facilityTypeNamed('認可保育所')?.sure).toBe(true);
  });

  it('is not understood from half a word', () => {
    expect(facilityTypeNamed('保育所と温泉')).toBeUndefined();
    expect(facilityTypeNamed('')).toBeUndefined();
  });
});

describe('the types', () => {
  it('have one word each, and no name twice', () => {
    const words = builtInTypes.map(({ type }) => type);
    const names = builtInTypes.flatMap(({ names, unsure }) => [...names, ...(unsure ?? [])]);
    expect(new Set(words).size).toBe(words.length);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each([
    ['licensed-nursery', true],
    ['unlicensed', true],
    ['kindergarten', true],
    ['after-school-club', false],
    ['disability-day-service', false],
    ['sick-child-care', false],
    ['no-such-type', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is surveyed: %s', (type, surveyed) => {
    expect(isSurveyed(type)).toBe(surveyed);
  });

  it("are extended by a municipality's own, which also replace ours", () => {
    const own = facilityTypes([
      {
        type: 'onakama',
        group: 'childcare',
        label: { ja: 'おなかま保育室', en: 'Onakama room' },
        surveyed: true,
        names: ['おなかま保育室'],
      },
      {
        type: 'kindergarten',
        group: 'childcare',
        label: { ja: '幼稚園', en: 'Kindergarten' },
        surveyed: false,
        names: ['幼稚園'],
      },
    ]);
    expect(facilityTypeNamed('おなかま保育室', own)).toEqual({ type: 'onakama', sure: true });
    expect(isSurveyed('kindergarten', own)).toBe(false);
    expect(facilityTypeOf('licensed-nursery', own)?.label.en).toBe('Licensed nursery');
  });
});
