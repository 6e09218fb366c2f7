import { z } from 'zod';
import { refused } from '../../runtime/result.ts';
import { type Reading, understood } from './normalised.ts';
import { halfKanaToFull, tidySpaces } from './width.ts';

/** A person's name: in two parts where the person parted them, else whole. Nobody's name is cut by guess. */
export const PersonName = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('parted'),
    family: z.string().min(1).max(60),
    given: z.string().min(1).max(60),
  }),
  z.object({ kind: z.literal('whole'), full: z.string().min(1).max(120) }),
]);
export type PersonName = z.infer<typeof PersonName>;

export type PersonNameRefusal = 'name is empty' | 'name is too long';

const partsOf = (text: string): PersonName => {
  const [family, given, ...more] = text.split(/[ ・]/);
  // Three words and more (Maria da Silva Sato) are not ours to part.
  if (!family || !given || more.length > 0) return { kind: 'whole', full: text };
  return { kind: 'parted', family, given };
};

/** A name typed into one field. It is parted at its one space or ・; other letters and scripts are welcome. */
export const readPersonName = (given: string): Reading<PersonName, PersonNameRefusal> => {
  const wide = halfKanaToFull(given).normalize('NFC');
  const tidy = tidySpaces(wide);
  if (!tidy) return refused({ kind: 'name is empty', given });
  if (tidy.length > 120) return refused({ kind: 'name is too long', given });
  return understood(given, partsOf(tidy), [
    ['width', given.normalize('NFC'), wide],
    ['spaces', wide, tidy],
  ]);
};

/** The name as it is addressed: 家族名 名前, or whole. */
export const fullName = (name: PersonName): string =>
  name.kind === 'parted' ? `${name.family} ${name.given}` : name.full;
