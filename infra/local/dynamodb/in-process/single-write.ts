import type { Item } from '../item.ts';
import type { Change } from '../stream-record.ts';
import { consumedCapacity, writeUnits } from './capacity.ts';
import type { MemoryTable } from './memory-table.ts';
import { conditionFailed, invalid } from './refusals.ts';
import { judge, type WriteKind, type WriteRequest } from './writes.ts';

export type SingleWrite = WriteRequest & {
  ReturnValues?: string;
  ReturnConsumedCapacity?: string;
  ReturnValuesOnConditionCheckFailure?: string;
};

/** `PutItem`, `UpdateItem`, `DeleteItem`: the answer, and what changed. */
export const writeOne = (
  table: MemoryTable,
  kind: Exclude<WriteKind, 'check'>,
  request: SingleWrite,
): { output: object; change: Change } => {
  const { ReturnValues: asked = 'NONE' } = request;
  const allowed =
    kind === 'update' ? ['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'] : ['NONE', 'ALL_OLD'];
  if (!allowed.includes(asked)) throw invalid(`ReturnValues can only be ${allowed.join(' or ')}`);
  const judged = judge(table, kind, request);
  const { before, touched } = judged;
  if (!judged.conditionHeld) {
    throw conditionFailed(request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before : undefined);
  }
  const after = judged.after();
  table.replace(before, after);
  const image = {
    ALL_OLD: before,
    ALL_NEW: after,
    UPDATED_OLD: part(before, touched),
    UPDATED_NEW: part(after, touched),
  }[asked];
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, table, () =>
    writeUnits(table, before, after),
  );
  return {
    output: { ...(image && { Attributes: image }), ...(capacity && { ConsumedCapacity: capacity }) },
    change: { before, after },
  };
};

const part = (item: Item | undefined, names: readonly string[]): Item | undefined => {
  if (!item) return undefined;
  const picked = Object.fromEntries(names.flatMap((name) => (item[name] ? [[name, item[name]]] : [])));
  return Object.keys(picked).length > 0 ? picked : undefined;
};
