import { diceOf } from '../dice.ts';

/** When in a round a facility answers. */
export const WAVES = [
  'at once',
  'after the first reminder',
  'after the second reminder',
  'after the deadline',
] as const;
export type Wave = (typeof WAVES)[number];

/** By which way: the mail's link, reference and code typed in, a sheet sent back, a call. */
export const DOORS = ['link', 'code', 'fax', 'phone'] as const;
export type Door = (typeof DOORS)[number];

export type Manner = { wave: Wave; door: Door };

/** Of a hundred facilities so many have a mail address; so many of these type reference and code in, their network strips links. */
const WITH_MAIL = 90;
const BY_CODE = 5;
/** Of a hundred without an address so many send their sheet at once; the others are phoned. */
const BY_FAX = 75;

export const hasMail = (seed: string, number: string): boolean =>
  diceOf(seed, 'address', number).in100(WITH_MAIL);

/** How a facility answers this month: most at once, some when they are reminded, a few only when they are phoned. */
export const mannerOf = (seed: string, number: string, asOf: string): Manner => {
  if (!hasMail(seed, number))
    return { wave: 'at once', door: diceOf(seed, 'sheet', number).in100(BY_FAX) ? 'fax' : 'phone' };
  const mood = diceOf(seed, 'mood', number, asOf).below(100);
  if (mood >= 95) return { wave: 'after the deadline', door: 'phone' };
  const door = diceOf(seed, 'door', number).in100(BY_CODE) ? 'code' : 'link';
  if (mood >= 88) return { wave: 'after the second reminder', door };
  return { wave: mood >= 72 ? 'after the first reminder' : 'at once', door };
};
