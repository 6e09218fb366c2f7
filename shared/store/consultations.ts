import { Consultation } from '../domain/consultation/schema.ts';
import { casePartition, consultationKey } from './keys.ts';
import { defineRecords } from './records.ts';
import type { Store } from './store.ts';

export const consultations = defineRecords<Consultation>({
  table: 'cases',
  entity: 'consultation',
  schema: Consultation,
  key: (one) => consultationKey(one.municipality, one.caseId, one.consultationId),
  sealed: ['text'],
});

/** Every talk with a family that was written down, corrected ones included, oldest first. */
export const consultationsOf = async (
  store: Store,
  municipality: string,
  caseId: string,
): Promise<Consultation[]> =>
  (await store.ask(consultations, { pk: casePartition(municipality, caseId), begins: 'CONSULTATION#' })).map(
    (kept) => kept.value,
  );
