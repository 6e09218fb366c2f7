import { readDate } from '../../japanese/date.ts';
import { readReading } from '../../japanese/kana.ts';
import type { FacilityType } from '../facility-type.ts';
import { facilityTypes } from '../known-types.ts';
import type { Ownership } from '../schema.ts';
import { facilityTypeNamed } from '../type-names.ts';
import { type CellReading, cellValue, notUnderstood, readingOf } from './cell.ts';
import { reason } from './reasons.ts';

const PUBLIC = /^(?:公|公立|公営|公設公営|[市区町村県国]立?|公立公営|組合立|直営|公設|public)$/i;
const PRIVATE =
  /^(?:私|私立|民|民間|民営|民設民営|民立|法人立|法人|私営|社会福祉法人|学校法人|株式会社|private)$/i;
/** Public houses in private hands: 指定管理 (札幌's 指), 公設民営. */
const PUBLIC_RUN_PRIVATELY = /^(?:指|指定管理(?:者)?|公設民営|公立民営|[市区町村]立\(民営\)|委託)$/;

/** Whose facility it is. What is public and run privately counts as public, with a doubt. */
export const readOwnership = readingOf<Ownership>((tidy): CellReading<Ownership> => {
  const bare = tidy.replace(/^(.*立)\(.*\)$/, '$1');
  if (PUBLIC.test(bare)) return cellValue('public');
  if (PRIVATE.test(bare)) return cellValue('private');
  return PUBLIC_RUN_PRIVATELY.test(tidy)
    ? cellValue('public', reason('remarkLeftOut', { kept: '公立' }))
    : notUnderstood('ownershipNotUnderstood');
});

/** A reading of the name; letters of other scripts are left out of nothing: the whole cell is refused. */
export const readKanaCell = readingOf<string>((tidy) => {
  const reading = readReading(tidy.replace(/[()（）「」&＆.,、]/g, ' '));
  return reading.ok ? cellValue(reading.value.value) : notUnderstood('kanaNotUnderstood');
});

/** A date, alone or in a remark (空き無し (H30.6.1時点)). A day without a year is not completed by guess. */
export const readDateCell = readingOf<string>((tidy) => {
  const inside =
    /([令平昭大明RHS\d][^()（）\s]*\d+[^()（）\s]*?)(?:現在|時点|付け?)?[)）]?$/i.exec(tidy)?.[1] ?? tidy;
  const reading = readDate(inside.replace(/(?:現在|時点|付)$/, ''));
  if (reading.ok) return cellValue(reading.value.value);
  return notUnderstood(/^\d{1,2}[/月.-]\d{1,2}日?$/.test(inside) ? 'dateWithoutYear' : 'dateNotUnderstood');
});

/** 法人番号, thirteen digits. */
export const readCorporateNumber = readingOf<string>((tidy) => {
  const digits = tidy.replace(/[\s-]/g, '').replace(/^T/i, '');
  return /^\d{13}$/.test(digits) ? cellValue(digits) : notUnderstood('corporateNumberWrong');
});

/** The type by its name, among the municipality's types. A name that only probably means one is a doubt. */
export const readTypeWith = (types: readonly FacilityType[] = facilityTypes()) =>
  readingOf<string>((tidy) => {
    const named = facilityTypeNamed(tidy, types);
    if (!named) return notUnderstood('typeUnknown');
    return cellValue(named.type, named.sure ? undefined : reason('typeUnsure', { type: named.type }));
  });
