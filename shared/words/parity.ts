export type Words = Record<string, Record<string, string>>;

/** What one language lacks, has too much, or says with other values than Japanese, each in a line for a person. */
export const wordsApart = (japanese: Words, other: Words, name: string): string[] => {
  const [mine, theirs] = [flat(japanese), flat(other)];
  return [
    ...[...mine.keys()].filter((key) => !theirs.has(key)).map((key) => `${name} lacks ${key}`),
    ...[...theirs.keys()]
      .filter((key) => !mine.has(key))
      .map((key) => `${name} has ${key}, which ja has not`),
    ...[...mine.entries()]
      .filter(([key, text]) => theirs.has(key) && valuesOf(text) !== valuesOf(theirs.get(key) ?? ''))
      .map(
        ([key, text]) =>
          `${name} ${key} takes ${valuesOf(theirs.get(key) ?? '')}, ja takes ${valuesOf(text)}`,
      ),
  ];
};

const flat = (words: Words): Map<string, string> =>
  new Map(
    Object.entries(words).flatMap(([feature, texts]) =>
      Object.entries(texts).map(([key, text]): [string, string] => [`${feature}.${key}`, text]),
    ),
  );

/** The names of the values that a message takes. */
const valuesOf = (text: string): string =>
  [...new Set([...text.matchAll(/\$([A-Za-z]\w*)/g)].map((match) => match[1]))].sort().join(', ') ||
  'nothing';
