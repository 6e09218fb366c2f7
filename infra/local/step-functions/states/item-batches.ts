import type { ItemBatcher } from '../language/definition.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { dataFlowOf } from './data-flow.ts';
import type { Step } from './step.ts';

/** Puts the items of a distributed map together, as many as a batch may hold by number and by bytes. */
export const batched = async (step: Step, batcher: ItemBatcher, inputs: Json[]): Promise<Json[]> => {
  const { most, mostBytes, batchInput } = await dataFlowOf(step).batching(step, batcher);
  const batches: Json[][] = [];
  let bytes = 0;
  for (const input of inputs) {
    const size = Buffer.byteLength(JSON.stringify(input));
    const current = batches.at(-1);
    if (current && current.length < most && bytes + size <= mostBytes) current.push(input);
    else {
      batches.push([input]);
      bytes = 0;
    }
    bytes += size;
  }
  return batches.map(
    (items): JsonObject => ({ ...(batchInput ? { BatchInput: batchInput } : {}), Items: items }),
  );
};
