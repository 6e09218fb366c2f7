import fc from 'fast-check';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';

/** One of the many ways in which a link's token or a key is spoilt on its way, or guessed. `code`: where its municipality stands. */
export const spoilt = (token: string, code = 0): fc.Arbitrary<string> => {
  const place = fc.nat({ max: token.length - 1 });
  const character = fc.constantFrom(...CHARACTERS);
  return fc
    .oneof(
      fc.tuple(place, character).map(([at, other]) => token.slice(0, at) + other + token.slice(at + 1)),
      fc.tuple(place, character).map(([at, more]) => token.slice(0, at) + more + token.slice(at)),
      place.map((at) => token.slice(0, at)),
      place.map((at) => token.slice(at)),
      fc.constantFrom(token.toUpperCase(), token.toLowerCase(), `${token}=`, `${token} `, token.repeat(2)),
      fc
        .integer({ min: 0, max: 999_999 })
        .map((other) => token.slice(0, code) + String(other).padStart(6, '0') + token.slice(code + 6)),
      fc.string({ maxLength: 80 }),
    )
    .filter((text) => text !== token);
};
