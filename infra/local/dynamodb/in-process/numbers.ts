import { invalid } from './refusals.ts';

/** A decimal number: `digits × 10^exponent`, with no zero at the end of its digits. */
type Decimal = { digits: bigint; exponent: number };

const SPELLING = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const PLAIN = /^(0|-?[1-9]\d{0,14})$/;
const MOST_DIGITS = 38;
const LARGEST_EXPONENT = 125;
const SMALLEST_EXPONENT = -130;

/** The one spelling in which a number is stored: `1.0` and `1e0` become `1`. @throws AwsError for what is no number. */
export const storedNumber = (text: string): string => (PLAIN.test(text) ? text : spell(decimal(text)));

/** Below zero when the left number is the smaller one. */
export const compareNumbers = (left: string, right: string): number => {
  if (PLAIN.test(left) && PLAIN.test(right)) return Number(left) - Number(right);
  const [a, b] = aligned(decimal(left), decimal(right));
  return a < b ? -1 : a > b ? 1 : 0;
};

export const addNumbers = (left: string, right: string, sign: 1 | -1 = 1): string => {
  const [one, other] = [decimal(left), decimal(right)];
  const [a, b] = aligned(one, other);
  const exponent = Math.min(one.exponent, other.exponent);
  return spell(checked(shortest(a + BigInt(sign) * b, exponent)));
};

const decimal = (text: string): Decimal => {
  const [, sign, whole = '', fraction = '', power = '0'] = SPELLING.exec(text.trim()) ?? [];
  if (sign === undefined || whole + fraction === '') {
    throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  }
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return checked(shortest(digits, Number(power) - fraction.length));
};

const shortest = (digits: bigint, exponent: number): Decimal => {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = digits.toString();
  const kept = text.replace(/0+$/, '');
  return { digits: BigInt(kept), exponent: exponent + text.length - kept.length };
};

const checked = (number: Decimal): Decimal => {
  if (number.digits === 0n) return number;
  const length = number.digits.toString().replace('-', '').length;
  if (length > MOST_DIGITS) {
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  }
  const magnitude = number.exponent + length - 1;
  if (magnitude > LARGEST_EXPONENT)
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
  if (magnitude < SMALLEST_EXPONENT)
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  return number;
};

const spell = ({ digits, exponent }: Decimal): string => {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  if (exponent >= 0) return sign + text + '0'.repeat(exponent);
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
};

const aligned = (left: Decimal, right: Decimal): [bigint, bigint] => {
  const lowest = Math.min(left.exponent, right.exponent);
  return [scaled(left, lowest), scaled(right, lowest)];
};

const scaled = ({ digits, exponent }: Decimal, lowest: number): bigint =>
  digits * 10n ** BigInt(exponent - lowest);
