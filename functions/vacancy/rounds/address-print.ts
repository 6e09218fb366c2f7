import { createHash } from 'node:crypto';
import type { FacilityId } from '../../../shared/domain/facility/schema.ts';

const PRINT_LENGTH = 8;

/** Tells one mail address from another without naming it; nothing where there is none. */
export const addressPrint = ({ mail }: { mail?: string | undefined }): string | undefined =>
  mail === undefined
    ? undefined
    : createHash('sha256').update(mail).digest('base64url').slice(0, PRINT_LENGTH);

/** Changes whenever somebody joins or leaves the recipients, or is written to elsewhere. */
export const recipientsPrint = (written: ReadonlyMap<FacilityId, string | undefined>): string => {
  const lines = [...written].map(([id, mail]) => `${id} ${addressPrint({ mail }) ?? ''}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('base64url');
};
