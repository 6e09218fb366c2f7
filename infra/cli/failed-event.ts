import { z } from 'zod';

/** What Lambda writes to a destination: the event as it came, and how its last try ended. */
const LambdaRecord = z.looseObject({
  requestContext: z.looseObject({ functionArn: z.string(), condition: z.string() }),
  requestPayload: z.unknown().optional(),
  responsePayload: z.looseObject({ errorType: z.string().optional() }).nullish(),
});

/** An event out of a queue for failures. Its payload may tell of families: it is never shown. */
export type FailedEvent = {
  payload: unknown;
  /** The function that failed on it, where the message says so. */
  functionArn: string | undefined;
  /** Why it lies here, in the services' own words. */
  reason: string;
};

/**
 * Reads a message of a queue for failures: Lambda's record around the event, or, from a rule or a schedule that reached
 * no function, the event itself. What a stream dropped has no event any more; its record goes to the function as it is.
 */
export const readFailedEvent = (body: string): FailedEvent => {
  const message: unknown = JSON.parse(body);
  const record = LambdaRecord.safeParse(message);
  if (!record.success) return { payload: message, functionArn: undefined, reason: 'not delivered' };
  const { requestContext, requestPayload, responsePayload } = record.data;
  const { functionArn, condition } = requestContext;
  const reason = [condition, responsePayload?.errorType].filter(Boolean).join(' ');
  if (requestPayload === undefined) return { payload: message, functionArn: undefined, reason };
  return { payload: requestPayload, functionArn, reason };
};
