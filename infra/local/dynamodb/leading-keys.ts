import type { Query } from './requests.ts';
import type { TableFacts } from './table-facts.ts';

/** The partition key values of items or keys, as `dynamodb:LeadingKeys` compares them. */
export const leadingKeysOf = (table: TableFacts | undefined, items: readonly object[]): string[] => {
  const [partitionKey = ''] = table?.keyNames ?? [];
  return items.flatMap((item) => valueText((item as Record<string, object | undefined>)[partitionKey]));
};

/** The partition key value that a query names; the index's own where it asks an index. */
export const leadingKeysOfQuery = (table: TableFacts | undefined, query: Query): string[] => {
  const partitionKey = query.IndexName ? table?.indexPartitionKeys.get(query.IndexName) : table?.keyNames[0];
  if (partitionKey === undefined) return [];
  const legacy = query.KeyConditions?.[partitionKey]?.AttributeValueList?.[0];
  if (legacy) return valueText(legacy);
  const value = valueComparedWith(query, partitionKey);
  return value === undefined ? [] : valueText(query.ExpressionAttributeValues?.[value]);
};

const COMPARISON = /([#\w.-]+)\s*=\s*(:\w+)|(:\w+)\s*=\s*([#\w.-]+)/g;

const valueComparedWith = (query: Query, attribute: string): string | undefined => {
  for (const { spelled, value } of equalitiesIn(query.KeyConditionExpression ?? '')) {
    if ((query.ExpressionAttributeNames?.[spelled] ?? spelled) === attribute) return value;
  }
  return undefined;
};

type Equality = { spelled: string; value: string | undefined };

/** Expressions are few, and asked again and again with other values. */
const FEW_EXPRESSIONS = 2_000;
const read = new Map<string, readonly Equality[]>();

const equalitiesIn = (expression: string): readonly Equality[] => {
  const known = read.get(expression);
  if (known) return known;
  const found = [...expression.matchAll(COMPARISON)].map(
    ([, left, value, valueFirst, right]): Equality => ({
      spelled: left ?? right ?? '',
      value: value ?? valueFirst,
    }),
  );
  if (read.size < FEW_EXPRESSIONS) read.set(expression, found);
  return found;
};

const valueText = (value: object | undefined): string[] => Object.values(value ?? {}).map(String);
