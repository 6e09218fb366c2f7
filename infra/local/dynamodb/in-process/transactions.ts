import { AwsError } from '../../aws-port/aws-error.ts';
import type { Item } from '../item.ts';
import type { Change } from '../stream-record.ts';
import { addUsed, consumedCapacity, noUse, type Used, writeUnits } from './capacity.ts';
import { refuseUnknown } from './known-members.ts';
import type { MemoryTable } from './memory-table.ts';
import { invalid } from './refusals.ts';
import { type Judged, judge, type WriteKind, type WriteRequest } from './writes.ts';

/** Source: "Service quotas": actions of one transaction, and how long its token is remembered. */
export const MOST_ACTIONS = 100;

type PartRequest = WriteRequest & { ReturnValuesOnConditionCheckFailure?: string };
export type TransactWrite = {
  TransactItems: readonly Record<string, PartRequest>[];
  ReturnConsumedCapacity?: string;
};

const KINDS: Record<string, WriteKind> = {
  Put: 'put',
  Update: 'update',
  Delete: 'delete',
  ConditionCheck: 'check',
};

type Part = { kind: WriteKind; request: PartRequest; table: MemoryTable };
type Reason = { Code: string; Message?: string; Item?: Item };

export type TableChange = { table: MemoryTable; change: Change };

/** `TransactWriteItems`: every condition is asked before anything is written; then all of it is, or nothing. */
export const transactWrite = (
  tableOf: (name: string) => MemoryTable,
  input: TransactWrite,
): { output: object; changes: TableChange[] } => {
  const parts = input.TransactItems.map((item) => partOf(tableOf, item));
  if (parts.length > MOST_ACTIONS) throw invalid(`A transaction has at most ${MOST_ACTIONS} actions`);
  const judged = parts.map(({ kind, request, table }) => judge(table, kind, request));
  refuseTwoOnOneItem(judged);
  const outcomes = judged.map((one, index) => outcomeOf(one, parts[index]?.request));
  const reasons = outcomes.map(({ reason }) => reason ?? { Code: 'None' });
  if (outcomes.some(({ reason }) => reason)) throw cancelled(reasons);
  const changes: TableChange[] = [];
  judged.forEach(({ table, before }, index) => {
    if (parts[index]?.kind === 'check') return;
    const after = outcomes[index]?.after;
    table.replace(before, after);
    changes.push({ table, change: { before, after } });
  });
  return { output: capacityOf(input.ReturnConsumedCapacity, judged, changes), changes };
};

const partOf = (tableOf: (name: string) => MemoryTable, item: Record<string, PartRequest>): Part => {
  const [entry, more] = Object.entries(item).filter(([, request]) => request !== undefined);
  const kind = entry && KINDS[entry[0]];
  if (!entry || more || !kind)
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  const [name, request] = entry;
  refuseUnknown(name, request);
  return { kind, request, table: tableOf(request.TableName) };
};

const refuseTwoOnOneItem = (judged: readonly Judged[]): void => {
  const keys = judged.map(({ table, key }) => `${table.name} ${table.tie(key)}`);
  if (new Set(keys).size < keys.length) {
    throw invalid('Transaction request cannot include multiple operations on one item');
  }
};

/** What becomes of one part: the item after it, or why the transaction is cancelled. */
const outcomeOf = (
  { before, conditionHeld, after }: Judged,
  request: PartRequest | undefined,
): { after?: Item | undefined; reason?: Reason } => {
  if (!conditionHeld) {
    const wanted = request?.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before;
    const reason = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' };
    return { reason: { ...reason, ...(wanted && { Item: before }) } };
  }
  try {
    return { after: after() };
  } catch (refusal) {
    if (!(refusal instanceof AwsError)) throw refusal;
    return { reason: { Code: 'ValidationError', Message: refusal.message } };
  }
};

const cancelled = (reasons: readonly Reason[]): AwsError => {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
};

/** A transaction costs twice: once to prepare and once to commit. */
const capacityOf = (
  asked: string | undefined,
  judged: readonly Judged[],
  changes: readonly TableChange[],
): object => {
  if (asked === undefined || asked === 'NONE') return {};
  const used = new Map<MemoryTable, Used>(judged.map(({ table }) => [table, noUse]));
  for (const { table, change } of changes) {
    used.set(table, addUsed(used.get(table) ?? noUse, writeUnits(table, change.before, change.after)));
  }
  return {
    ConsumedCapacity: [...used].map(([table, units]) => consumedCapacity(asked, table, () => units, 2)),
  };
};
