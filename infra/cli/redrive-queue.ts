import { z } from 'zod';
import type { AwsDoor } from './aws-door.ts';
import { type FailedEvent, readFailedEvent } from './failed-event.ts';

const Url = z.object({ QueueUrl: z.string() });
const Received = z.object({
  Messages: z
    .array(
      z.object({
        MessageId: z.string(),
        ReceiptHandle: z.string(),
        Body: z.string(),
        Attributes: z.object({ SentTimestamp: z.coerce.number() }).optional(),
      }),
    )
    .nullish(),
});
type Message = NonNullable<z.infer<typeof Received>['Messages']>[number];

/** A function's longest run and some more: meanwhile nobody else gets the message. Unit: seconds. */
const HIDDEN_FOR = 120;
const LOOKED_AT_ONCE = 10;

/** What became of one message. */
export type Redriven = { messageId: string; sentEpochMs: number; reason: string; outcome: string };

export type Redrive = {
  door: AwsDoor;
  queue: string;
  /** The function that takes messages that do not name their own. */
  functionName: string | undefined;
  /** Told of each message as soon as its outcome is known. */
  tell: (message: Redriven) => void;
};

/** Looks at what waits, without taking anything: up to ten messages. */
export const lookAtQueue = async (redrive: Redrive): Promise<number> => {
  const url = await queueUrl(redrive);
  const messages = await receive(redrive.door, url, {
    VisibilityTimeout: 0,
    MaxNumberOfMessages: LOOKED_AT_ONCE,
  });
  for (const message of messages) redrive.tell(told(message, readFailedEvent(message.Body), 'waits'));
  return messages.length;
};

/**
 * Gives each event to its function again, one after the other, and waits for the answer: a message leaves the queue only
 * when the function took it. One that fails again stays (hidden for two minutes); when it comes round before the queue has
 * been gone through, this ends, and whoever runs it again goes on. Answers how many were taken and stayed.
 */
export const redriveQueue = async (redrive: Redrive): Promise<{ taken: number; stayed: number }> => {
  const url = await queueUrl(redrive);
  const stayed = new Set<string>();
  let taken = 0;
  for (;;) {
    const [message] = await receive(redrive.door, url, {
      VisibilityTimeout: HIDDEN_FOR,
      MaxNumberOfMessages: 1,
    });
    if (!message || stayed.has(message.MessageId)) return { taken, stayed: stayed.size };
    const event = readFailedEvent(message.Body);
    const failure = await giveAgain(redrive, event);
    if (failure === undefined) {
      await ask(redrive.door, 'DeleteMessage', { QueueUrl: url, ReceiptHandle: message.ReceiptHandle });
      taken += 1;
    } else stayed.add(message.MessageId);
    redrive.tell(told(message, event, failure ?? 'taken'));
  }
};

const told = ({ MessageId, Attributes }: Message, { reason }: FailedEvent, outcome: string): Redriven => ({
  messageId: MessageId,
  sentEpochMs: Attributes?.SentTimestamp ?? 0,
  reason,
  outcome,
});

/** Calls the function; answers by what name it failed, if it did. */
const giveAgain = async (
  { door, functionName }: Redrive,
  { payload, functionArn }: FailedEvent,
): Promise<string | undefined> => {
  const name = functionName ?? functionArn;
  if (!name) return 'the message names no function: say --function';
  const path = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
  const headers = { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' };
  const { status, headers: answered, body } = await door('lambda', path, headers, JSON.stringify(payload));
  if (status !== 200) throw new Error(`Lambda answered ${status} for ${name}: ${body}`);
  if (!answered.get('x-amz-function-error')) return undefined;
  const failure = z.looseObject({ errorType: z.string() }).safeParse(JSON.parse(body));
  return failure.success ? failure.data.errorType : 'failed again';
};

const queueUrl = async ({ door, queue }: Redrive): Promise<string> =>
  Url.parse(await ask(door, 'GetQueueUrl', { QueueName: queue })).QueueUrl;

const receive = async (door: AwsDoor, QueueUrl: string, more: object): Promise<Message[]> => {
  const AttributeNames = ['SentTimestamp'];
  return (
    Received.parse(await ask(door, 'ReceiveMessage', { QueueUrl, AttributeNames, ...more })).Messages ?? []
  );
};

/** One call of SQS. Throws with the service's own words when it is refused. */
const ask = async (door: AwsDoor, action: string, input: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` };
  const { status, body } = await door('sqs', '/', headers, JSON.stringify(input));
  if (status !== 200) throw new Error(`${action}: ${body}`);
  return body === '' ? {} : JSON.parse(body);
};
