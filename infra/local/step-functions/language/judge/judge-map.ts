import type { QueryLanguage } from '../definition.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';
import { PROCESSOR_FIELDS } from './fields.ts';
import { type Judging, judgeFlow, refuseUnknown } from './judge-flow.ts';
import { judgeItemReader, judgeResultWriter } from './judge-map-files.ts';

const BATCHER_FIELDS: Record<QueryLanguage, string[]> = {
  JSONata: ['MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'BatchInput'],
  JSONPath: [
    'MaxItemsPerBatch',
    'MaxItemsPerBatchPath',
    'MaxInputBytesPerBatch',
    'MaxInputBytesPerBatchPath',
    'BatchInput',
  ],
};

/** What stands only in a distributed map. */
const DISTRIBUTED_ONLY = ['ItemBatcher', 'ItemReader', 'Label', 'ResultWriter'];

/** Judges a Map's processor, and that what only a distributed one can do stands in such a one. */
export const judgeMap = (state: JsonObject, language: QueryLanguage, judging: Judging, found: Findings) => {
  judgeItemReader(state.ItemReader, language, found.at('ItemReader'));
  judgeResultWriter(state.ResultWriter, language, found.at('ResultWriter'));
  const place = state.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
  const processor = state[place];
  if (processor === undefined) return found.say('These fields are required: [ItemProcessor]');
  if (!isJsonObject(processor)) return found.at(place).say('Expected value of type Object');
  judgeFlow(processor, PROCESSOR_FIELDS, judging, found.at(place));
  judgeMode(state, processor, place, language, found);
};

const judgeMode = (
  state: JsonObject,
  { ProcessorConfig: config }: JsonObject,
  place: string,
  language: QueryLanguage,
  found: Findings,
) => {
  const distributed = isJsonObject(config) && config.Mode === 'DISTRIBUTED';
  if (isJsonObject(config)) {
    const here = found.at(place).at('ProcessorConfig');
    refuseUnknown(config, ['Mode', 'ExecutionType'], here);
    if (distributed && config.ExecutionType === undefined)
      here.say('These fields are required: [ExecutionType]');
  }
  if (!distributed)
    for (const field of DISTRIBUTED_ONLY)
      if (state[field] !== undefined) found.at(field).say(`Field '${field}' is not supported`);
  if (isJsonObject(state.ItemBatcher))
    refuseUnknown(state.ItemBatcher, BATCHER_FIELDS[language], found.at('ItemBatcher'));
};
