import { z } from 'zod';
import { CaseId } from '../domain/ids.ts';
import { MunicipalityCode } from '../domain/municipality/schema.ts';
import { ImportPart, WaitlistImport } from '../domain/waitlist/import/schema.ts';
import {
  householdKey,
  unfinishedImportsIndex,
  waitlistImportKey,
  waitlistImportPartition,
  waitlistImportPartKey,
} from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

const DAY_SECONDS = 86_400;
/** A list speaks of many children; what was not taken by then is forgotten, and what was taken stands elsewhere. */
const KEPT_DAYS = 30;

const forgottenAt = (uploadedAt: string): number =>
  Math.floor(Date.parse(uploadedAt) / 1000) + KEPT_DAYS * DAY_SECONDS;

export const waitlistImports = defineRecords<WaitlistImport>({
  table: 'cases',
  entity: 'waitlist-import',
  schema: WaitlistImport,
  key: ({ municipality, importId }) => waitlistImportKey(municipality, importId),
  index: (value) =>
    value.status === 'confirmed' ? unfinishedImportsIndex(value.municipality, value.confirmedAt) : {},
  expiresAtEpochSeconds: ({ uploadedAt }) => forgottenAt(uploadedAt),
});

export const importParts = defineRecords<ImportPart>({
  table: 'cases',
  entity: 'waitlist-import-part',
  schema: ImportPart,
  key: ({ municipality, importId, part }) => waitlistImportPartKey(municipality, importId, part),
  sealed: ['rows'],
  expiresAtEpochSeconds: ({ uploadedAt }) => forgottenAt(uploadedAt),
});

/** Which family a household number of the core system belongs to; written once, with its first child. */
export const Household = z.object({
  municipality: MunicipalityCode,
  householdNumber: z.string(),
  caseId: CaseId,
});
export type Household = z.infer<typeof Household>;

export const households = defineRecords<Household>({
  table: 'cases',
  entity: 'household',
  schema: Household,
  key: ({ municipality, householdNumber }) => householdKey(municipality, householdNumber),
});

export const waitlistImportOf = (
  store: Store,
  municipality: string,
  importId: string,
): Promise<Kept<WaitlistImport> | undefined> =>
  store.find(waitlistImports, waitlistImportKey(municipality, importId));

/** Every part of a list, in order. */
export const importPartsOf = async (
  store: Store,
  municipality: string,
  importId: string,
): Promise<ImportPart[]> =>
  (
    await store.ask(importParts, { pk: waitlistImportPartition(municipality, importId), begins: 'PART#' })
  ).map((kept) => kept.value);

/** Lists that a person confirmed and that are not taken to their end, the oldest first. */
export const unfinishedImports = (store: Store, municipality: string): Promise<Kept<WaitlistImport>[]> =>
  store.ask(waitlistImports, { index: 'worklist', pk: unfinishedImportsIndex(municipality, '').wk });
