import type { ImportReason } from '../domain/facility/import/reasons.ts';
import type { MessageKey, Translate } from './translate.ts';

/** Why a cell or row of an imported file was not understood, in words. Every reason has its words; a test holds both lists together. */
export const sayImportReason = (t: Translate, { key, values }: ImportReason): string =>
  t(`facilityImport.${key}` as MessageKey, values ? { ...values } : undefined);
