import type { Temporal } from 'temporal-polyfill';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import type { CaseId, EscalationId, StaffId } from '../ids.ts';
import type { WardCode } from '../municipality/schema.ts';
import type { EscalationKind } from './kind.ts';
import type { Concern, Escalation } from './schema.ts';

export type RaiseRefusal = { kind: 'CallFirst' } | { kind: 'ConsentNeeded' } | { kind: 'KindNotInUse' };

/**
 * Raises a concern.
 * Refusals: `CallFirst` when a child is in danger now and nobody was called (110, 119 or 189 come before any form);
 * `ConsentNeeded` where the kind is no notice under art. 6 and the family has not agreed (R5(1)); `KindNotInUse`.
 */
export const raiseEscalation = (
  kind: EscalationKind,
  concern: Concern,
  about: { ward: WardCode; caseId?: CaseId | undefined },
  made: { escalationId: EscalationId; reference: string; by: StaffId; now: Temporal.Instant },
): Result<Escalation, RaiseRefusal> => {
  if (!kind.active) return refused({ kind: 'KindNotInUse' });
  if (concern.immediateDanger === 'yes' && !concern.calledFirst) return refused({ kind: 'CallFirst' });
  if (kind.terms.consent === 'needed' && !concern.consentGiven) return refused({ kind: 'ConsentNeeded' });
  return accepted({
    status: 'raised',
    municipality: kind.municipality,
    escalationId: made.escalationId,
    reference: made.reference,
    ward: about.ward,
    kind: kind.kind,
    terms: kind.terms,
    ...(about.caseId ? { caseId: about.caseId } : {}),
    raisedAt: made.now.toString(),
    raisedBy: made.by,
    concern,
    told: [],
    questions: [],
    alarm: false,
  });
};
