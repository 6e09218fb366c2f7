import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { mayI, type NotYours } from '../domain/access/policy.ts';
import type { Principal } from '../domain/access/principal.ts';
import { CasePurpose, OPENING_MINUTES } from '../domain/case/purpose.ts';
import type { Case } from '../domain/case/schema.ts';
import { CaseId, StaffId } from '../domain/ids.ts';
import { MunicipalityCode } from '../domain/municipality/schema.ts';
import { accepted, type Result, refused } from '../runtime/result.ts';
import { caseOf } from './cases.ts';
import { carryOut } from './command.ts';
import { caseOpeningKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Services } from './services.ts';
import type { BrokenBelief } from './store.ts';
import { replacing } from './writes.ts';

type StaffPrincipal = Extract<Principal, { who: 'staff' }>;

/** A case that lies open on somebody's desk: they said what for, and the audit has it. */
export const CaseOpening = z.object({
  municipality: MunicipalityCode,
  staffId: StaffId,
  caseId: CaseId,
  purpose: CasePurpose,
  until: z.string(),
});
export type CaseOpening = z.infer<typeof CaseOpening>;

export const caseOpenings = defineRecords<CaseOpening>({
  table: 'ledger',
  entity: 'case-opening',
  schema: CaseOpening,
  key: (opening) => caseOpeningKey(opening.municipality, opening.staffId, opening.caseId),
  expiresAtEpochSeconds: (opening) => Math.floor(Date.parse(opening.until) / 1000),
});

export type OpeningRefusal = NotYours | { kind: 'NoSuchCase' } | BrokenBelief;

/**
 * Opens a case for a purpose: the audit has it before anything is shown. A refusal across wards is kept in the audit too.
 * Refusals: `NoSuchCase`, `NotYours`; the person is shown the same page for both.
 */
export const openCaseFor = async (
  services: Services,
  by: StaffPrincipal,
  caseId: CaseId,
  purpose: CasePurpose,
): Promise<Result<void, OpeningRefusal>> => {
  const { municipality, staffId } = by;
  const kept = await caseOf(services.store, municipality, caseId);
  if (!kept) return refused({ kind: 'NoSuchCase' });
  const may = mayI(by, 'read', caseResource(kept.value));
  if (!may.ok) {
    const about = { why: may.refusal.why };
    const audit = [{ by, subject: caseId, fact: 'CaseReadRefused', purpose, about }];
    await carryOut(services, { municipality, writes: [], audit });
    return may;
  }
  const until = services.clock.now().add({ minutes: OPENING_MINUTES }).toString();
  return carryOut(services, {
    municipality,
    writes: [replacing(caseOpenings, { municipality, staffId, caseId, purpose, until })],
    audit: [{ by, subject: caseId, fact: 'CaseRead', purpose, about: {} }],
  });
};

export type OpenedCase = { kept: Kept<Case>; opening: CaseOpening };

/** How a case stands to somebody: lying open, closed until they say what for, or nothing they may know of. */
export const openedCase = async (
  services: Services,
  by: StaffPrincipal,
  caseId: CaseId,
): Promise<Result<OpenedCase, { kind: 'PurposeNotSaid' } | { kind: 'NotYours' }>> => {
  const { municipality, staffId } = by;
  const [kept, opening] = await Promise.all([
    caseOf(services.store, municipality, caseId),
    services.store.find(caseOpenings, caseOpeningKey(municipality, staffId, caseId)),
  ]);
  if (!kept || !mayI(by, 'read', caseResource(kept.value)).ok) return refused({ kind: 'NotYours' });
  const now = services.clock.now();
  if (!opening || Temporal.Instant.compare(opening.value.until, now) <= 0)
    return refused({ kind: 'PurposeNotSaid' });
  return accepted({ kept, opening: opening.value });
};

/** A case as the policy asks for it. */
export const caseResource = ({ municipality, caseId, ward }: Case) => ({
  kind: 'case' as const,
  municipality,
  caseId,
  ward,
});
