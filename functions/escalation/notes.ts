import type { Principal } from '../../shared/domain/access/principal.ts';
import type { AuditNote } from '../../shared/domain/audit/entry.ts';
import { CHILD_PROTECTION } from '../../shared/domain/audit/visibility.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';

/** The purpose of what is passed on with the family's consent; the family sees it. */
const REFERRAL = 'referral';

/** What is written down of an act on an escalation. Where no consent is needed, the family does not see it. */
export const noteOn = (
  escalation: Pick<Escalation, 'escalationId' | 'terms'>,
  by: Principal,
  fact: string,
  about: Record<string, string> = {},
): AuditNote => ({
  by,
  subject: escalation.escalationId,
  fact,
  about,
  purpose: escalation.terms.consent === 'not-needed' ? CHILD_PROTECTION : REFERRAL,
});

/** The workflow and the mail feedback, acting on what a person raised. */
export const service = (escalation: Pick<Escalation, 'municipality'>): Principal => ({
  who: 'service',
  municipality: escalation.municipality,
  name: 'escalation',
});
