import { mayI, type NotYours } from '../domain/access/policy.ts';
import type { Principal } from '../domain/access/principal.ts';
import type { Case } from '../domain/case/schema.ts';
import { accepted, type Result, refused } from '../runtime/result.ts';
import { caseOf } from './cases.ts';
import { carryOut } from './command.ts';
import type { Kept } from './records.ts';
import type { Services } from './services.ts';

export type ReadRefusal = NotYours | { kind: 'NoSuchCase' };

/**
 * A family's case for somebody who may read it, after the reading was written into the case's chain: no trace, no
 * reading (R5(1)). Refusals: `NotYours`; `NoSuchCase`. The person is told the same for both.
 */
export const readCase = async (
  services: Services,
  by: Principal,
  caseId: string,
  purpose: string,
): Promise<Result<Kept<Case>, ReadRefusal>> => {
  const kept = await caseOf(services.store, by.municipality, caseId);
  if (!kept) return refused({ kind: 'NoSuchCase' });
  const { municipality, ward } = kept.value;
  const allowed = mayI(by, 'read', { municipality, kind: 'case', caseId, ward });
  if (!allowed.ok) return allowed;
  const noted = await carryOut(services, {
    municipality,
    writes: [],
    audit: [{ by, subject: caseId, fact: 'CaseRead', about: {}, purpose }],
  });
  if (!noted.ok) throw new Error(`A reading could not be noted: ${noted.refusal.kind}`);
  return accepted(kept);
};
