import { normaliseWidth } from '../../japanese/width.ts';
import type { FacilityFacts } from '../schema.ts';

/** Spellings of one name or address that mean the same: spaces, brackets, hyphens, 丁目/番地/号, ヶ and ケ. */
const plain = (text: string): string =>
  normaliseWidth(text)
    .replace(/[\s()（）「」・･]/g, '')
    .replace(/[\u2010-\u2015\u2212ー－-]/g, '-')
    .replace(/(?<=\d)(?:丁目|番地の?|番|号)(?=\d|$)/g, '-')
    .replace(/(?<=[一二三四五六七八九十])丁目/g, '-')
    .replace(/-+$/, '')
    .replace(/[ヶヵ]/g, 'ケ')
    .toLowerCase();

/** The name alone, in one spelling. */
export const plainName = ({ name }: FacilityFacts): string => plain(name);

/** What makes two records without a 施設番号 the same facility: name, address and type, however they are spelt. */
export const nameKey = ({ name, address, type, ward }: FacilityFacts): string =>
  [plain(name), plain(address?.full ?? ward ?? ''), type ?? ''].join('|');

/** The same without the type, which files name in different ways. */
export const placeKey = ({ name, address, ward }: FacilityFacts): string =>
  [plain(name), plain(address?.full ?? ward ?? '')].join('|');

/** The key by which a row is known again: its number where it has one. */
export const identityOf = (facts: FacilityFacts): string =>
  facts.externalNumber === undefined ? nameKey(facts) : `#${normaliseWidth(facts.externalNumber)}`;
