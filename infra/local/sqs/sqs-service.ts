import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AccessNeed, type AwsService, awsAction } from '../aws-port/aws-service.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { QueuedMessage, Queues } from '../streams/queues.ts';
import { arnOf } from '../template/account.ts';
import type { Declaration } from '../template/declaration.ts';
import { queueUrlOf } from '../template/resources/sqs.ts';

const OfQueue = z.looseObject({ QueueUrl: z.string() });
const Send = OfQueue.extend({ MessageBody: z.string().min(1) });
const Receive = OfQueue.extend({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  /** For so long nobody else gets the message; SQS takes half a minute where nothing is said. Unit: seconds. */
  VisibilityTimeout: z.number().int().min(0).max(43_200).default(30),
});
const Delete = OfQueue.extend({ ReceiptHandle: z.string() });

export type SqsParts = { declaration: Declaration; queues: Queues; timeline: Pick<Timeline, 'nowEpochMs'> };

/**
 * SQS behind the AWS port, as far as queues for failures need it: send, take out, and delete. Who has a message in hand
 * is forgotten when the process ends; the message is not.
 */
export const sqsService = ({ declaration, queues, timeline }: SqsParts): AwsService => {
  const names = new Set(declaration.all('AWS::SQS::Queue').map(({ name }) => name));
  const inHandUntil = new Map<string, number>();
  return {
    protocol: { kind: 'json', version: '1.0' },
    actions: {
      SendMessage: awsAction({
        input: Send,
        needs: (input) => needsOf('SendMessage', input),
        run: async (input) => {
          const { messageId } = await queues.send(existing(names, input), input.MessageBody);
          return { MessageId: messageId, MD5OfMessageBody: md5(input.MessageBody) };
        },
      }),
      ReceiveMessage: awsAction({
        input: Receive,
        needs: (input) => needsOf('ReceiveMessage', input),
        run: async (input) => {
          const [arn, now] = [existing(names, input), timeline.nowEpochMs()];
          const isFree = ({ queueArn, messageId }: QueuedMessage): boolean =>
            queueArn === arn && (inHandUntil.get(messageId) ?? 0) <= now;
          const taken = queues.messages().filter(isFree).slice(0, input.MaxNumberOfMessages);
          for (const { messageId } of taken) inHandUntil.set(messageId, now + input.VisibilityTimeout * 1000);
          return taken.length > 0 ? { Messages: taken.map(received) } : {};
        },
      }),
      DeleteMessage: awsAction({
        input: Delete,
        needs: (input) => needsOf('DeleteMessage', input),
        run: async (input) => {
          existing(names, input);
          inHandUntil.delete(input.ReceiptHandle);
          await queues.delete(input.ReceiptHandle);
          return {};
        },
      }),
      GetQueueUrl: awsAction({
        input: z.looseObject({ QueueName: z.string() }),
        needs: ({ QueueName }) => [{ action: 'sqs:GetQueueUrl', resource: arnOf('sqs', QueueName) }],
        run: async ({ QueueName }) => {
          existing(names, { QueueUrl: QueueName });
          return { QueueUrl: queueUrlOf(QueueName) };
        },
      }),
    },
  };
};

/** A queue is named by the last part of its URL, whatever host the client put before it. */
const nameOf = ({ QueueUrl }: { QueueUrl: string }): string => QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);

const needsOf = (action: string, input: { QueueUrl: string }): AccessNeed[] => [
  { action: `sqs:${action}`, resource: arnOf('sqs', nameOf(input)) },
];

const existing = (names: ReadonlySet<string>, input: { QueueUrl: string }): string => {
  const name = nameOf(input);
  if (names.has(name)) return arnOf('sqs', name);
  throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
};

const received = ({ messageId, body, sentEpochMs }: QueuedMessage): object => {
  const Body = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    MessageId: messageId,
    ReceiptHandle: messageId,
    Body,
    MD5OfBody: md5(Body),
    Attributes: { SentTimestamp: String(sentEpochMs) },
  };
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
