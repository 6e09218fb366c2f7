import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { awsAccess } from '../../shared/runtime/aws-access.ts';

/** One item and the table that it lies in: `Cases` or `Ledger`. */
export type StoredItem = { table: 'Cases' | 'Ledger'; item: Record<string, AttributeValue> };

type Addresses = { environment: Record<string, string> };

/** Everything that one intake has left in the store: the case, its reference, outbox rows, audit, the answer to a repeat. */
export const itemsOfOneIntake = async (origin: string): Promise<StoredItem[]> => {
  const { environment } = (await (await fetch(`${origin}/local/aws.json`)).json()) as Addresses;
  const client = new DynamoDBClient(awsAccess(environment)('dynamodb'));
  const cases = await allItems(client, environment.CASES_TABLE);
  const caseId = cases.find(({ entity }) => entity?.S === 'case')?.caseId?.S;
  if (!caseId) throw new Error('no intake is in the store');
  const ledger = await allItems(client, environment.LEDGER_TABLE);
  const about = (item: Record<string, AttributeValue>): boolean => JSON.stringify(item).includes(caseId);
  return [
    ...cases.filter(about).map((item): StoredItem => ({ table: 'Cases', item })),
    ...ledger.filter(about).map((item): StoredItem => ({ table: 'Ledger', item })),
  ];
};

const allItems = async (client: DynamoDBClient, TableName: string | undefined) => {
  const items: Record<string, AttributeValue>[] = [];
  for await (const page of paginateScan({ client }, { TableName })) items.push(...(page.Items ?? []));
  return items;
};
