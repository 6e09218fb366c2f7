import { mayI, type NotYours, type Resource } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Actor, Escalation } from '../../shared/domain/escalation/schema.ts';
import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { carryOut } from '../../shared/store/command.ts';
import { escalationOf } from '../../shared/store/escalations.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { noteOn } from './notes.ts';

/** An escalation as the policy sees it: its ward's staff, and the agencies that were told. */
export const resourceOf = ({ municipality, escalationId, ward, told }: Escalation): Resource => ({
  kind: 'escalation',
  municipality,
  escalationId,
  ward,
  agencyIds: told.map((one) => one.agencyId),
});

/** @throws for a principal that is no person: only people confirm and settle. */
export const actorOf = (principal: Principal): Actor => {
  switch (principal.who) {
    case 'staff':
      return { who: 'staff', staffId: principal.staffId };
    case 'agency':
      return { who: 'agency', agencyId: principal.agencyId, contact: principal.contact };
    default:
      throw new Error(`${principal.who} does not act on an escalation`);
  }
};

/** Reads what was seen and heard; the reading is written down before anything is shown. Refusals: `NotYours`. */
export const readEscalation = async (
  services: Services,
  principal: Principal & { municipality: MunicipalityCode },
  escalationId: string,
): Promise<Result<Escalation, NotYours | BrokenBelief>> => {
  const kept = await escalationOf(services.store, principal.municipality, escalationId);
  if (!kept) return refused({ kind: 'NotYours', why: 'other-person' });
  const allowed = mayI(principal, 'read', resourceOf(kept.value));
  if (!allowed.ok) return allowed;
  const noted = await carryOut(services, {
    municipality: principal.municipality,
    writes: [],
    audit: [noteOn(kept.value, principal, 'EscalationRead')],
  });
  return noted.ok ? accepted(kept.value) : noted;
};
