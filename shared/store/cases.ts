import { z } from 'zod';
import { Case } from '../domain/case/schema.ts';
import { CaseId } from '../domain/ids.ts';
import { MunicipalityCode } from '../domain/municipality/schema.ts';
import { caseKey, caseReferenceKey, wardCasesIndex } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const cases = defineRecords<Case>({
  table: 'cases',
  entity: 'case',
  schema: Case,
  key: (value) => caseKey(value.municipality, value.caseId),
  index: (value) =>
    value.status === 'closed' ? {} : wardCasesIndex(value.municipality, value.ward, value.openedAt),
  sealed: ['family'],
});

/** Which case a reference belongs to; written once, with the case. */
export const CaseReference = z.object({
  municipality: MunicipalityCode,
  reference: z.string(),
  caseId: CaseId,
});
export type CaseReference = z.infer<typeof CaseReference>;

export const caseReferences = defineRecords<CaseReference>({
  table: 'cases',
  entity: 'case-reference',
  schema: CaseReference,
  key: (value) => caseReferenceKey(value.municipality, value.reference),
});

export const caseOf = (store: Store, municipality: string, caseId: string): Promise<Kept<Case> | undefined> =>
  store.find(cases, caseKey(municipality, caseId));

/** The open cases of a ward, oldest first. */
export const openCasesOf = async (store: Store, municipality: string, ward: string): Promise<Case[]> =>
  (await store.ask(cases, { index: 'worklist', pk: wardCasesIndex(municipality, ward, '').wk })).map(
    (kept) => kept.value,
  );

/** The case that a family reads out the reference of. */
export const caseByReference = async (
  store: Store,
  municipality: string,
  reference: string,
): Promise<Kept<Case> | undefined> => {
  const found = await store.find(caseReferences, caseReferenceKey(municipality, reference));
  return found && caseOf(store, municipality, found.value.caseId);
};
