import { z } from 'zod';
import { refused } from '../../runtime/result.ts';
import { withHyphens } from './area-code.ts';
import { plainHyphens } from './hyphens.ts';
import { type Reading, understood } from './normalised.ts';
import { normaliseWidth } from './width.ts';

/** A domestic phone or fax number as people write it: `045-671-2121`. Ten or eleven digits, two hyphens. */
export const PhoneNumber = z
  .string()
  .regex(/^0\d{1,4}-\d{1,4}-\d{2,4}$/)
  .refine((phone) => /^\d{10,11}$/.test(phone.replaceAll('-', '')))
  .brand('PhoneNumber');
export type PhoneNumber = z.infer<typeof PhoneNumber>;

export type PhoneRefusal =
  | 'phone is empty'
  | 'phone has other letters'
  | 'several phone numbers'
  | 'phone has an extension'
  | 'phone without area code'
  | 'phone is too short'
  | 'phone is too long'
  | 'phone does not begin with 0';

const LABEL =
  /^(?:(?:tel|fax|phone|電話番号?|ファクス|ファックス|代表)\s*[:.]?\s*|[☎℡📞]\s*|\(代表?\)\s*)+/iu;
const AFTER = /\s*\((?:代表?|直通|昼間?|夜間?)\)$/;
const INTERNATIONAL = /^\+?81[-\s]?(?:\(0\)|0)?[-\s]?(?=[1-9])/;
const GROUPED = /^0\d{1,4}-\d{1,4}-\d{2,4}$/;

const withoutLabel = (text: string): string =>
  text.replace(LABEL, '').replace(AFTER, '').replace(INTERNATIONAL, '0');

/** Why the digits are no domestic number; undefined when they are. */
const faultOf = (digits: string): PhoneRefusal | undefined => {
  if (!digits.startsWith('0')) {
    return digits.length <= 8 ? 'phone without area code' : 'phone does not begin with 0';
  }
  if (digits.length < 10) return 'phone is too short';
  const eleven = /^(?:0[25-9]0|0800)/.test(digits) && !digits.startsWith('0990');
  return digits.length > (eleven ? 11 : 10) ? 'phone is too long' : undefined;
};

const shapeFault = (text: string): PhoneRefusal | undefined => {
  if (!text) return 'phone is empty';
  if (/内線|ext\.?|#/i.test(text)) return 'phone has an extension';
  if (/\d.*[、,;/／・\n~].*\d/.test(text) || text.replace(/\D/g, '').length >= 19)
    return 'several phone numbers';
  return /^[\d\s().+-]+$/.test(text) ? undefined : 'phone has other letters';
};

/**
 * A phone number in any width, with any hyphen, brackets, spaces, ☎ or +81. Hyphens that part it into three groups
 * stay where the person put them, else they are placed by area code (best effort, `changes` says `format`).
 */
export const readPhone = (given: string): Reading<PhoneNumber, PhoneRefusal> => {
  const wide = normaliseWidth(given);
  const hyphens = plainHyphens(wide);
  const bare = withoutLabel(hyphens);
  const shape = shapeFault(bare);
  if (shape) return refused({ kind: shape, given });
  const parted = bare
    .replace(/[\s().]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  const digits = parted.replaceAll('-', '').replaceAll('+', '');
  const fault = faultOf(digits);
  if (fault) return refused({ kind: fault, given });
  const value = PhoneNumber.parse(GROUPED.test(parted) ? parted : withHyphens(digits));
  return understood(given, value, [
    ['width', given, wide],
    ['hyphens', wide, hyphens],
    ['prefix', hyphens, bare],
    ['format', bare, value],
  ]);
};

/** What two spellings of one number have in common, for comparing and searching. */
export const phoneDigits = (phone: PhoneNumber): string => phone.replaceAll('-', '');
