import { AwsError, unknownOperation } from '../../aws-port/aws-error.ts';
import type { Declared } from '../../template/declaration.ts';
import type { TableProperties } from '../../template/resources/dynamodb.ts';
import type { Change } from '../stream-record.ts';
import { type BatchWrite, batchWrite } from './batch-write.ts';
import { refuseUnknown } from './known-members.ts';
import { MemoryTable } from './memory-table.ts';
import { type PageRequest, readPage } from './pages.ts';
import { type BatchGet, batchGet, type GetItem, getItem, type TransactGet, transactGet } from './reads.ts';
import { noSuchTable } from './refusals.ts';
import { type SingleWrite, writeOne } from './single-write.ts';
import { type TransactWrite, transactWrite } from './transactions.ts';

/** Tokens of transactions that are remembered; an SDK client repeats one within seconds. */
const TOKENS_REMEMBERED = 20_000;

/** Called with what a write changed, in the order in which it did. */
export type OnChanges = (tableName: string, changes: readonly Change[]) => void;

/**
 * DynamoDB's items in this process and in memory: every request is carried out in one piece, so nothing conflicts and
 * nothing is lost in between. For rehearsals and tests; what must outlive the process lies in the engine. Answers as the
 * engine does (one contract suite asks both), and refuses by name what it has not learnt.
 */
export class InProcessStore {
  readonly #tables: ReadonlyMap<string, MemoryTable>;
  readonly #onChanges: OnChanges;
  readonly #tokens = new Map<string, string>();

  constructor(tables: readonly Declared<TableProperties>[], onChanges: OnChanges) {
    this.#tables = new Map(tables.map((table) => [table.name, new MemoryTable(table)]));
    this.#onChanges = onChanges;
  }

  /** Carries out a request in DynamoDB's own words. @throws AwsError as the service refuses. */
  run(action: string, input: object): object {
    refuseUnknown(action, input);
    switch (action) {
      case 'GetItem':
        return getItem(this.#named(input), input as GetItem);
      case 'Query':
        return readPage(this.#named(input), 'query', input as PageRequest);
      case 'Scan':
        return readPage(this.#named(input), 'scan', input as PageRequest);
      case 'BatchGetItem':
        return batchGet(this.#tableOf, input as BatchGet);
      case 'TransactGetItems':
        return transactGet(this.#tableOf, input as TransactGet);
      case 'PutItem':
        return this.#writeOne('put', input as SingleWrite);
      case 'UpdateItem':
        return this.#writeOne('update', input as SingleWrite);
      case 'DeleteItem':
        return this.#writeOne('delete', input as SingleWrite);
      case 'BatchWriteItem': {
        const { output, changes } = batchWrite(this.#tableOf, input as BatchWrite);
        return this.#published(output, changes);
      }
      case 'TransactWriteItems':
        return this.#once(input as TransactWrite & { ClientRequestToken?: string });
      default:
        throw unknownOperation('dynamodb', action);
    }
  }

  /** Deletes what expired before this second. */
  expire(tableName: string, attribute: string, nowSeconds: number): void {
    const table = this.#tableOf(tableName);
    for (const before of table.expiring()) {
      if (Number(before[attribute]?.N) >= nowSeconds) continue;
      table.replace(before, undefined);
      this.#onChanges(tableName, [{ before, after: undefined, byExpiry: true }]);
    }
  }

  readonly #tableOf = (name: string): MemoryTable => {
    const table = this.#tables.get(name.slice(name.lastIndexOf('/') + 1));
    if (!table) throw noSuchTable();
    return table;
  };

  #named(input: object): MemoryTable {
    return this.#tableOf((input as { TableName: string }).TableName);
  }

  #writeOne(kind: 'put' | 'update' | 'delete', input: SingleWrite): object {
    const table = this.#named(input);
    const { output, change } = writeOne(table, kind, input);
    this.#onChanges(table.name, [change]);
    return output;
  }

  /** A transaction whose token was seen is not carried out again. */
  #once({ ClientRequestToken: token, ...input }: TransactWrite & { ClientRequestToken?: string }): object {
    const asked = token === undefined ? '' : JSON.stringify(input);
    const before = token === undefined ? undefined : this.#tokens.get(token);
    if (before !== undefined && before !== asked) {
      throw new AwsError(
        'IdempotentParameterMismatchException',
        'The token came with another transaction before',
      );
    }
    if (before !== undefined) return {};
    const { output, changes } = transactWrite(this.#tableOf, input);
    if (token !== undefined) this.#remember(token, asked);
    return this.#published(output, changes);
  }

  #remember(token: string, asked: string): void {
    this.#tokens.set(token, asked);
    for (const oldest of this.#tokens.keys()) {
      if (this.#tokens.size <= TOKENS_REMEMBERED) return;
      this.#tokens.delete(oldest);
    }
  }

  #published(output: object, changes: readonly { table: MemoryTable; change: Change }[]): object {
    const byTable = new Map<string, Change[]>();
    for (const { table, change } of changes)
      byTable.set(table.name, [...(byTable.get(table.name) ?? []), change]);
    for (const [name, ofTable] of byTable) this.#onChanges(name, ofTable);
    return output;
  }
}
