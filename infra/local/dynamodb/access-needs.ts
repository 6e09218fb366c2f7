import type { AccessNeed } from '../aws-port/aws-service.ts';
import { leadingKeysOf, leadingKeysOfQuery } from './leading-keys.ts';
import type {
  BatchGet,
  BatchWrite,
  KeyedItem,
  PutItem,
  Query,
  TransactGet,
  TransactWrite,
} from './requests.ts';
import { type Tables, tableArn } from './table-facts.ts';

/** What IAM is asked for DynamoDB's requests. `dynamodb:Attributes` is not computed: a policy that uses it refuses all. */
export const needsOfItem = (tables: Tables, action: string, input: PutItem | KeyedItem): AccessNeed[] => {
  const item = 'Item' in input ? (input as PutItem).Item : (input as KeyedItem).Key;
  return [need(tables, action, input.TableName, [item], returnValues(input))];
};

export const needsOfQuery = (tables: Tables, action: string, input: Query): AccessNeed[] => {
  const leading = leadingKeysOfQuery(tables.get(input.TableName), input);
  const index = input.IndexName ? `/index/${input.IndexName}` : '';
  const select = input.Select ?? (input.ProjectionExpression ? 'SPECIFIC_ATTRIBUTES' : undefined);
  return [
    {
      action: `dynamodb:${action}`,
      resource: `${tableArn(input.TableName)}${index}`,
      conditionKeys: { ...keys('LeadingKeys', leading), ...keys('Select', select ? [select] : []) },
    },
  ];
};

export const needsOfBatchGet = (tables: Tables, { RequestItems }: BatchGet): AccessNeed[] =>
  Object.entries(RequestItems).map(([name, { Keys }]) => need(tables, 'BatchGetItem', name, Keys));

export const needsOfBatchWrite = (tables: Tables, { RequestItems }: BatchWrite): AccessNeed[] =>
  Object.entries(RequestItems).map(([name, requests]) => {
    const items = requests.map(
      ({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? {},
    );
    return need(tables, 'BatchWriteItem', name, items);
  });

export const needsOfTransactGet = (tables: Tables, { TransactItems }: TransactGet): AccessNeed[] =>
  TransactItems.map(({ Get }) =>
    need(tables, 'GetItem', Get.TableName, [Get.Key], enclosing('TransactGetItems')),
  );

export const needsOfTransactWrite = (tables: Tables, { TransactItems }: TransactWrite): AccessNeed[] => {
  const within = enclosing('TransactWriteItems');
  return TransactItems.flatMap(({ Put, Update, Delete, ConditionCheck }) => [
    ...(Put ? [need(tables, 'PutItem', Put.TableName, [Put.Item], within)] : []),
    ...(Update ? [need(tables, 'UpdateItem', Update.TableName, [Update.Key], within)] : []),
    ...(Delete ? [need(tables, 'DeleteItem', Delete.TableName, [Delete.Key], within)] : []),
    ...(ConditionCheck
      ? [need(tables, 'ConditionCheckItem', ConditionCheck.TableName, [ConditionCheck.Key], within)]
      : []),
  ]);
};

type ConditionKeys = Record<string, readonly string[]>;

const need = (
  tables: Tables,
  action: string,
  tableName: string,
  items: readonly object[],
  more: ConditionKeys = {},
): AccessNeed => ({
  action: `dynamodb:${action}`,
  resource: tableArn(tableName),
  conditionKeys: { ...keys('LeadingKeys', leadingKeysOf(tables.get(tableName), items)), ...more },
});

const keys = (name: string, values: readonly string[]): ConditionKeys =>
  values.length > 0 ? { [`dynamodb:${name}`]: values } : {};

const enclosing = (operation: string): ConditionKeys => keys('EnclosingOperation', [operation]);

const returnValues = ({ ReturnValues }: { ReturnValues?: string | undefined }): ConditionKeys =>
  keys('ReturnValues', ReturnValues ? [ReturnValues] : []);
