/** Letters and digits that cannot be confused when read out; a prime number of them makes the check digit sharp. */
const ALPHABET = '0123456789ACDEFGHJKMNPQRTUVWXYZ';

/** Digits before the check digit. */
const LENGTH = 7;

/**
 * A reference that a family reads out over the phone: seven characters and one that checks them, `A7KM-2QX4`.
 * The check finds every single wrong character and every two that changed places.
 */
export const referenceFrom = (bytes: Uint8Array): string => {
  const body = Array.from(bytes.slice(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return hyphenated(body + checkCharacter(body));
};

/** How many random bytes a reference takes. */
export const REFERENCE_BYTES = LENGTH;

/** The reference as it is kept, from how it was typed or heard; nothing when it cannot be one. */
export const readReference = (typed: string): string | undefined => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐‑–—―−ー]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('B', '8')
    .replaceAll('S', '5');
  const known = Array.from(plain).every((character) => ALPHABET.includes(character));
  if (!known || plain.length !== LENGTH + 1) return undefined;
  return checkCharacter(plain.slice(0, LENGTH)) === plain.charAt(LENGTH) ? hyphenated(plain) : undefined;
};

const hyphenated = (plain: string): string => `${plain.slice(0, 4)}-${plain.slice(4)}`;

/** Weights 2, 3, 4 … modulo 31, a prime: a single error or a transposition always changes the sum. */
const checkCharacter = (body: string): string => {
  const sum = Array.from(body).reduce(
    (total, character, index) => total + ALPHABET.indexOf(character) * (index + 2),
    0,
  );
  return ALPHABET.charAt(sum % ALPHABET.length);
};
