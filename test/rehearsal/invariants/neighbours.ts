import type { Invariant } from './invariant.ts';

export const nobodyReadsAcross: Invariant = {
  name: 'nobody reads across municipalities',
  sentence:
    'Staff of another municipality are shown nothing of this one, and nothing is written here in their name.',
  check: ({ leaks }, { items }) => [
    ...leaks,
    ...items['audit-entry'].flatMap(({ municipality, by, subject, fact }) =>
      municipality !== by.municipality
        ? [{ what: `${fact} here by ${by.who} of ${by.municipality}`, about: [subject] }]
        : [],
    ),
  ],
};
