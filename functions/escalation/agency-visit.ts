import { mayI } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Agency } from '../../shared/domain/agency/schema.ts';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import type { Link } from '../../shared/domain/link/schema.ts';
import { agencyOf } from '../../shared/store/agencies.ts';
import { escalationOf, kindOf } from '../../shared/store/escalations.ts';
import type { Services } from '../../shared/store/services.ts';
import { resourceOf } from './access.ts';

/** Somebody at an agency who came by a link, and what it leads to. */
export type AgencyVisit = {
  principal: Extract<Principal, { who: 'agency' }>;
  escalation: Escalation;
  agency: Agency;
  kind: EscalationKind | undefined;
};

/** The visit that a link opens; nothing when the escalation is not this agency's, or the agency is there no more. */
export const visitByLink = async (services: Services, link: Link): Promise<AgencyVisit | undefined> => {
  if (link.purpose.opens !== 'escalation') return undefined;
  const { municipality, purpose } = link;
  const { agencyId, escalationId, contact } = purpose;
  const principal = { who: 'agency' as const, municipality, agencyId, escalationId, contact };
  const [kept, agency] = await Promise.all([
    escalationOf(services.store, municipality, escalationId),
    agencyOf(services.store, municipality, agencyId),
  ]);
  if (!kept || !agency?.active || !mayI(principal, 'read', resourceOf(kept.value)).ok) return undefined;
  const kind = await kindOf(services.store, municipality, kept.value.kind);
  return { principal, escalation: kept.value, agency, kind };
};
