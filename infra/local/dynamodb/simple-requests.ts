/**
 * Requests that are seen at once to be what their schema in `requests.ts` asks for; a city makes thousands of them a day. Whatever
 * is not is left to the schema, which says what is wrong with it.
 */
export const isSimpleQuery = (value: unknown): boolean => {
  if (!isRecord(value) || value.KeyConditions !== undefined) return false;
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = value;
  return (
    typeof value.TableName === 'string' &&
    isTextOrNone(value.IndexName) &&
    isTextOrNone(value.Select) &&
    isTextOrNone(value.ProjectionExpression) &&
    isTextOrNone(value.KeyConditionExpression) &&
    (names === undefined || (isRecord(names) && Object.values(names).every(isText))) &&
    (values === undefined || isRecord(values))
  );
};

/** A request about one item, by its key or whole. */
export const isSimpleItemRequest = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.TableName === 'string' &&
  isTextOrNone(value.ReturnValues) &&
  // With both, the schema decides which of them counts.
  (isRecord(value.Key) ? value.Item === undefined : isRecord(value.Item) && value.Key === undefined);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isText = (value: unknown): boolean => typeof value === 'string';

const isTextOrNone = (value: unknown): boolean => value === undefined || typeof value === 'string';
