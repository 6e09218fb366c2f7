import { Option } from '../domain/option/schema.ts';
import { casePartition, optionKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const options = defineRecords<Option>({
  table: 'cases',
  entity: 'option',
  schema: Option,
  key: ({ municipality, caseId, optionId }) => optionKey(municipality, caseId, optionId),
  sealed: ['facility', 'reasons', 'concerns'],
});

/** Every option that a family was ever offered, oldest first. */
export const optionsOf = (store: Store, municipality: string, caseId: string): Promise<Kept<Option>[]> =>
  store.ask(options, { pk: casePartition(municipality, caseId), begins: 'OPTION#' });
