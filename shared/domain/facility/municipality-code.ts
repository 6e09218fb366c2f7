import { refused } from '../../runtime/result.ts';
import { type Reading, understood } from '../japanese/normalised.ts';
import { normaliseWidth } from '../japanese/width.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

export type MunicipalityCodeRefusal =
  | 'municipality code is empty'
  | 'municipality code needs five or six digits'
  | 'municipality code has a wrong check digit';

const WEIGHTS = [6, 5, 4, 3, 2] as const;

/** The sixth digit. Source: 総務省 全国地方公共団体コード, 検証数字の算出方法 (modulus 11 with weights 6 5 4 3 2). */
export const checkDigitOf = (fiveDigits: string): number => {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(fiveDigits.charAt(place)), 0);
  // A sum under 11 is subtracted from 11 as it stands, which the modulus does too.
  return (11 - (sum % 11)) % 10;
};

/**
 * A municipality code as files carry it: six digits with a right check digit, or five, to which the digit is added
 * (`changes` says `format`). Spreadsheets drop the zero of 北海道 … 栃木県 (01–09): four digits are not guessed at.
 */
export const readMunicipalityCode = (given: string): Reading<MunicipalityCode, MunicipalityCodeRefusal> => {
  const wide = normaliseWidth(given);
  if (!wide) return refused({ kind: 'municipality code is empty', given });
  if (!/^\d{5,6}$/.test(wide)) return refused({ kind: 'municipality code needs five or six digits', given });
  const six = `${wide.slice(0, 5)}${checkDigitOf(wide)}`;
  if (wide.length === 6 && wide !== six)
    return refused({ kind: 'municipality code has a wrong check digit', given });
  return understood(given, MunicipalityCode.parse(six), [
    ['width', given, wide],
    ['format', wide, six],
  ]);
};
