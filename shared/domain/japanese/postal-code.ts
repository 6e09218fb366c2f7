import { z } from 'zod';
import { refused } from '../../runtime/result.ts';
import { plainHyphens } from './hyphens.ts';
import { type Reading, understood } from './normalised.ts';
import { normaliseWidth } from './width.ts';

/** A Japanese postal code as it is kept: `231-0005`. */
export const PostalCode = z
  .string()
  .regex(/^\d{3}-\d{4}$/)
  .brand('PostalCode');
export type PostalCode = z.infer<typeof PostalCode>;

export type PostalCodeRefusal = 'postal code is empty' | 'postal code needs seven digits';

/** A postal code with or without 〒 and hyphen, in any width. Refuses anything but seven digits. */
export const readPostalCode = (given: string): Reading<PostalCode, PostalCodeRefusal> => {
  const wide = normaliseWidth(given);
  const hyphens = plainHyphens(wide);
  const bare = hyphens.replace(/^〒\s*/, '');
  if (!bare) return refused({ kind: 'postal code is empty', given });
  const digits = /^(\d{3})[\s-]?(\d{4})$/.exec(bare);
  if (!digits) return refused({ kind: 'postal code needs seven digits', given });
  const value = PostalCode.parse(`${digits[1]}-${digits[2]}`);
  return understood(given, value, [
    ['width', given, wide],
    ['hyphens', wide, hyphens],
    ['prefix', hyphens, bare],
    ['format', bare, value],
  ]);
};
