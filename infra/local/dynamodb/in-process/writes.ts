import type { Item } from '../item.ts';
import { applyUpdate } from './expressions/apply-update.ts';
import { holds } from './expressions/holds.ts';
import { Placeholders, type Placeholding } from './expressions/placeholders.ts';
import { readCondition } from './expressions/read-condition.ts';
import { readUpdate } from './expressions/read-update.ts';
import type { MemoryTable } from './memory-table.ts';
import { invalid } from './refusals.ts';

/** What a write says, whether it comes alone or in a transaction. */
export type WriteRequest = Placeholding & {
  TableName: string;
  Item?: Item;
  Key?: Item;
  UpdateExpression?: string;
  ConditionExpression?: string;
};

/** A write that was judged: the item before, what its condition said of it, and the item after. */
export type Judged = {
  table: MemoryTable;
  key: Item;
  before: Item | undefined;
  conditionHeld: boolean;
  /** Worked out only when the write is carried out. @throws AwsError when the update does not fit the item. */
  after: () => Item | undefined;
  touched: readonly string[];
};

export type WriteKind = 'put' | 'update' | 'delete' | 'check';

/** Reads a write's expressions and asks its condition; nothing is changed. @throws AwsError for a request that is wrong in itself. */
export const judge = (table: MemoryTable, kind: WriteKind, request: WriteRequest): Judged => {
  const placeholders = new Placeholders(request);
  const actions =
    request.UpdateExpression === undefined ? [] : readUpdate(request.UpdateExpression, placeholders);
  const condition =
    request.ConditionExpression === undefined
      ? undefined
      : readCondition(request.ConditionExpression, placeholders);
  placeholders.requireAllUsed();
  if (kind === 'check' && !condition) throw invalid('A condition check needs a ConditionExpression');
  const item = kind === 'put' ? table.checkedItem(request.Item ?? {}) : undefined;
  const key = item ? table.keyOf(item) : table.checkedKey(request.Key ?? {});
  refuseKeyChange(table, actions);
  const before = table.get(key);
  return {
    table,
    key,
    before,
    conditionHeld: !condition || holds(condition, before ?? {}),
    after: () => {
      if (kind === 'delete') return undefined;
      if (kind === 'check') return before;
      return item ?? table.checkedItem(applyUpdate(before ?? key, actions));
    },
    touched: actions.map(({ path }) => path[0]),
  };
};

const refuseKeyChange = (
  table: MemoryTable,
  actions: readonly { path: readonly [string, ...unknown[]] }[],
): void => {
  const changed = actions.find(({ path }) => table.keyNames.includes(path[0]));
  if (changed) {
    throw invalid(
      `One or more parameter values were invalid: Cannot update attribute ${changed.path[0]}. This attribute is part of the key`,
    );
  }
};
