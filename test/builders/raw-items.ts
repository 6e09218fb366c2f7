import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { rootCredentials } from '../../infra/local/aws-port/caller.ts';
import type { Twin } from '../../infra/local/twin.ts';

export type RawItem = Record<string, unknown>;

/** Everything that the tables hold, as it lies there: nothing is unsealed. By table name, in the order of the keys. */
export const rawItems = async (twin: Twin): Promise<Map<string, RawItem[]>> => {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: 'ap-northeast-1',
      endpoint: twin.awsEndpoint,
      credentials: rootCredentials,
    }),
  );
  const found = new Map<string, RawItem[]>();
  for (const { name } of twin.declaration.all('AWS::DynamoDB::Table')) {
    const items: RawItem[] = [];
    for await (const page of paginateScan({ client }, { TableName: name })) items.push(...(page.Items ?? []));
    found.set(name, items.sort(byKey));
  }
  return found;
};

const keyOf = (item: RawItem): string => `${item.pk} ${item.sk}`;
const byKey = (one: RawItem, other: RawItem): number => (keyOf(one) < keyOf(other) ? -1 : 1);
