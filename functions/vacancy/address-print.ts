import { createHash } from 'node:crypto';
import type { Facility } from '../../shared/domain/facility/schema.ts';

const PRINT_LENGTH = 8;

/** Tells one mail address from another without naming it; nothing for a facility that has none. */
export const addressPrint = ({ mail }: Pick<Facility, 'mail'>): string | undefined =>
  mail === undefined
    ? undefined
    : createHash('sha256').update(mail).digest('base64url').slice(0, PRINT_LENGTH);

/** Changes whenever somebody joins or leaves the recipients, or is written to elsewhere. */
export const recipientsPrint = (invited: readonly Facility[]): string => {
  const lines = invited.map((facility) => `${facility.id} ${addressPrint(facility) ?? ''}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('base64url');
};
