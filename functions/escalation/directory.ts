import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Agency } from '../../shared/domain/agency/schema.ts';
import { checkKind, type EscalationKind, type KindRefusal } from '../../shared/domain/escalation/kind.ts';
import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { agencies, agenciesOf } from '../../shared/store/agencies.ts';
import { carryOut } from '../../shared/store/command.ts';
import { escalationKinds, kindsOf } from '../../shared/store/escalations.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { replacing } from '../../shared/store/writes.ts';

export type DirectoryRefusal = KindRefusal | NotYours | BrokenBelief;

/** The chain of everything that was changed in a municipality's directory. */
const subjectOf = (municipality: MunicipalityCode): string => `agencies-${municipality}`;

/**
 * Saves an agency. Refused like a kind would be, when a kind in use would lose the first agency that can be reached:
 * a route must not break because a contact was tidied away.
 */
export const saveAgency = async (
  services: Services,
  by: Principal,
  agency: Agency,
): Promise<Result<Agency, DirectoryRefusal>> => {
  const { municipality, agencyId } = agency;
  const allowed = mayI(by, 'write', { kind: 'registry', municipality });
  if (!allowed.ok) return allowed;
  const others = (await agenciesOf(services.store, municipality)).filter((one) => one.agencyId !== agencyId);
  for (const kind of await kindsOf(services.store, municipality)) {
    if (!kind.active || !kind.route.includes(agencyId)) continue;
    const check = checkKind(kind, [...others, agency], await wardsOf(services, municipality));
    if (!check.ok) return check;
  }
  const outcome = await carryOut(services, {
    municipality,
    writes: [replacing(agencies, agency)],
    audit: [{ by, subject: subjectOf(municipality), fact: 'AgencySaved', about: { agencyId } }],
  });
  return outcome.ok ? accepted(agency) : outcome;
};

/** Saves a kind of concern with its route. Refused without a first agency that can be reached in every ward. */
export const saveKind = async (
  services: Services,
  by: Principal,
  kind: EscalationKind,
): Promise<Result<EscalationKind, DirectoryRefusal>> => {
  const { municipality } = kind;
  const allowed = mayI(by, 'write', { kind: 'registry', municipality });
  if (!allowed.ok) return allowed;
  const directory = await agenciesOf(services.store, municipality);
  const check = checkKind(kind, directory, await wardsOf(services, municipality));
  if (!check.ok) return check;
  const outcome = await carryOut(services, {
    municipality,
    writes: [replacing(escalationKinds, kind)],
    audit: [{ by, subject: subjectOf(municipality), fact: 'KindSaved', about: { kind: kind.kind } }],
  });
  return outcome.ok ? accepted(kind) : outcome;
};

const wardsOf = async (services: Services, municipality: string): Promise<string[]> =>
  (await municipalityOf(services.store, municipality))?.wards.map((one) => one.ward) ?? [];
