import { normaliseWidth } from '../../japanese/width.ts';
import type { Address } from '../schema.ts';

const PREFECTURE = /^(?:北海道|東京都|(?:京都|大阪)府|.{2,3}県)/;
/** 〒 and seven digits at the head of an address cell. */
const POSTAL = /^〒?\s*(\d{3}[-‐–—−ー]?\d{4})\s*/;

export type AddressParts = {
  full?: string;
  prefecture?: string;
  city?: string;
  rest: readonly string[];
  building?: string;
};

/** Joins two parts without saying twice what both say: 川崎市川崎区 + 川崎区大島5 → 川崎市川崎区大島5. */
const joined = (left: string, right: string): string => {
  if (!left || right.startsWith(left)) return right || left;
  for (let length = Math.min(left.length, right.length); length >= 2; length -= 1) {
    if (left.endsWith(right.slice(0, length))) return left + right.slice(length);
  }
  return left + right;
};

/** One address from the parts in which a file gives it; undefined where there is none. */
export const addressFrom = ({
  full,
  prefecture,
  city,
  rest,
  building,
}: AddressParts): Address | undefined => {
  const tidy = [full ?? '', ...rest].map((part) => normaliseWidth(part)).filter((part) => part !== '');
  if (tidy.length === 0) return undefined;
  const street = tidy.reduce(joined, '').replace(POSTAL, '');
  const place = [prefecture, city].filter((part) => part !== undefined);
  const complete =
    city === undefined || street.includes(city) ? street : joined(place.reduce(joined, ''), street);
  const house = building && !complete.endsWith(building) ? building : undefined;
  const stated = prefecture ?? PREFECTURE.exec(complete)?.[0];
  return {
    full: complete,
    ...(stated ? { prefecture: stated } : {}),
    ...(city ? { city } : {}),
    ...(house ? { building: house } : {}),
  };
};

/** A postal code that stands before an address in the same cell. */
export const postalCodeBefore = (address: string): string | undefined =>
  POSTAL.exec(normaliseWidth(address))?.[1];

/** The ward (行政区) of a designated city inside an address; the special wards of Tokyo are cities themselves. */
export const wardIn = (address: string): string | undefined =>
  /^(?:.{2,3}[都道府県])?[^市区町村]{1,6}?市([^市町村\d]{1,5}?区)/.exec(normaliseWidth(address))?.[1];
