import { isJsonObject, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';
import { PROCESSOR_FIELDS } from './fields.ts';
import { type Judging, judgeFlow } from './judge-flow.ts';

/** Judges a Map's processor, and that what only a distributed one can do stands in such a one. */
export const judgeMap = (state: JsonObject, judging: Judging, found: Findings) => {
  const place = state.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
  const processor = state[place];
  if (processor === undefined) return found.say('These fields are required: [ItemProcessor]');
  if (!isJsonObject(processor)) return found.at(place).say('Expected value of type Object');
  judgeFlow(processor, PROCESSOR_FIELDS, judging, found.at(place));
};
