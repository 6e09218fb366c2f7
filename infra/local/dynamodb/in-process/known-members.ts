import { unknownForm } from './refusals.ts';

const EXPRESSION = ['ExpressionAttributeNames', 'ExpressionAttributeValues'];
const READ = ['TableName', 'ReturnConsumedCapacity', 'ConsistentRead', 'ProjectionExpression', ...EXPRESSION];
const WRITE = ['TableName', 'ReturnConsumedCapacity', 'ReturnValues', 'ConditionExpression', ...EXPRESSION];
const OLD = 'ReturnValuesOnConditionCheckFailure';
const PART = ['TableName', 'ConditionExpression', OLD, ...EXPRESSION];
const PAGED = [...READ, 'IndexName', 'Select', 'FilterExpression', 'Limit', 'ExclusiveStartKey'];

/** The members of each request, and of a transaction's parts, that this store carries out. */
const KNOWN: Record<string, readonly string[]> = {
  GetItem: [...READ, 'Key'],
  Query: [...PAGED, 'KeyConditionExpression', 'ScanIndexForward'],
  Scan: PAGED,
  BatchGetItem: ['RequestItems', 'ReturnConsumedCapacity'],
  BatchGetPart: ['Keys', 'ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames'],
  TransactGetItems: ['TransactItems', 'ReturnConsumedCapacity'],
  Get: ['TableName', 'Key', 'ProjectionExpression', 'ExpressionAttributeNames'],
  PutItem: [...WRITE, OLD, 'Item'],
  UpdateItem: [...WRITE, OLD, 'Key', 'UpdateExpression'],
  DeleteItem: [...WRITE, OLD, 'Key'],
  BatchWriteItem: ['RequestItems', 'ReturnConsumedCapacity'],
  TransactWriteItems: ['TransactItems', 'ReturnConsumedCapacity', 'ClientRequestToken'],
  Put: [...PART, 'Item'],
  Update: [...PART, 'Key', 'UpdateExpression'],
  Delete: [...PART, 'Key'],
  ConditionCheck: [...PART, 'Key'],
};

const SETS = new Map(Object.entries(KNOWN).map(([request, members]) => [request, new Set(members)]));

/** @throws AwsError naming the first member that would be passed over: the old forms, parallel scans, collection metrics. */
export const refuseUnknown = (request: string, input: object): void => {
  const known = SETS.get(request);
  for (const member in input) {
    if (known?.has(member) || (input as Record<string, unknown>)[member] === undefined) continue;
    throw unknownForm(`${request}.${member}`);
  }
};
