import { z } from 'zod';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import { isReachable, serves } from '../agency/rules.ts';
import type { Agency } from '../agency/schema.ts';
import { AgencyId } from '../ids.ts';
import { LocalText, MunicipalityCode } from '../municipality/schema.ts';

/** A stable word for a kind of concern inside its municipality: `suspected-abuse`. */
export const EscalationKindCode = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** How a concern of a kind is passed on. An escalation keeps the terms that it was raised under. */
export const EscalationTerms = z.object({
  /** How long each rung of the ladder has to confirm. */
  minutesPerRung: z.number().int().min(1),
  /** Whether those minutes run day and night, or only while the offices work. */
  counted: z.enum(['day-and-night', 'working-hours']),
  /** 児童虐待防止法 art. 8 as practised: somebody must have seen the child within 48 hours of the notice. */
  safetyWithin48Hours: z.boolean(),
  /** Art. 6: a notice of suspected abuse precedes secrecy. Everything else needs the family's consent (R5(1)). */
  consent: z.enum(['needed', 'not-needed']),
});
export type EscalationTerms = z.infer<typeof EscalationTerms>;

/** A kind of concern, as this municipality handles it: data, so that each city's routes are its own. */
export const EscalationKind = z.object({
  municipality: MunicipalityCode,
  kind: EscalationKindCode,
  name: LocalText,
  /** The agencies in the order in which they are told; those that do not serve the ward are passed over. */
  route: z.array(AgencyId),
  terms: EscalationTerms,
  /** Where an agency calls back. Never the phone of whoever raised the concern, who is protected. */
  callBackPhone: z.string().min(1),
  active: z.boolean(),
});
export type EscalationKind = z.infer<typeof EscalationKind>;

export type KindRefusal =
  | { kind: 'NoReachableAgency'; ward: string }
  | { kind: 'NobodyAtNight'; ward: string };

/**
 * Whether a kind may be saved: in every ward the first agency of its route can be reached, and a clock that runs at
 * night has somebody who answers at night. Refusals: `NoReachableAgency`, `NobodyAtNight`, each with the ward.
 */
export const checkKind = (
  kind: EscalationKind,
  agencies: readonly Agency[],
  wards: readonly string[],
): Result<EscalationKind, KindRefusal> => {
  for (const ward of wards) {
    const route = routeFor(kind, agencies, ward);
    if (!route[0] || !isReachable(route[0])) return refused({ kind: 'NoReachableAgency', ward });
    const atNight = route.some((agency) => agency.duty.on === 'day-and-night' && isReachable(agency));
    if (kind.terms.counted === 'day-and-night' && !atNight) return refused({ kind: 'NobodyAtNight', ward });
  }
  return accepted(kind);
};

/** The agencies of a kind's route that serve a ward, in the route's order. */
export const routeFor = (
  kind: Pick<EscalationKind, 'route'>,
  agencies: readonly Agency[],
  ward: string,
): Agency[] =>
  kind.route.flatMap((agencyId) =>
    agencies.filter((agency) => agency.agencyId === agencyId && serves(agency, ward)),
  );
