import { afterEach, describe, expect, it } from 'vitest';
import { anAwsPort, askInJson, type PortAtHome } from '../aws-port/an-aws-port.ts';
import { openQueues } from '../streams/queues.ts';
import { readStacks } from '../template/a-template.ts';
import { sqsService } from './sqs-service.ts';

let port: PortAtHome;
afterEach(() => port.close());

const QUEUE = 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/given-up';

let nowEpochMs = 1_775_001_600_000;
const start = async () => {
  const declaration = readStacks({
    Mail: { Resources: { GivenUp: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'given-up' } } } },
  });
  const timeline = { nowEpochMs: () => nowEpochMs };
  const queues = await openQueues({ declaration, timeline });
  port = await anAwsPort(declaration, { sqs: sqsService({ declaration, queues, timeline }) });
  return queues;
};
const ask = (action: string, input: object) => askInJson(port.asRoot, 'sqs', `AmazonSQS.${action}`, input);
const receive = async (more: object = {}): Promise<{ Body: string; ReceiptHandle: string }[]> => {
  const { output } = await ask('ReceiveMessage', { QueueUrl: QUEUE, ...more });
  return (output as { Messages?: { Body: string; ReceiptHandle: string }[] }).Messages ?? [];
};

describe('a dead-letter queue', () => {
  it('shows what was sent to it, by a caller or by the twin', async () => {
    const queues = await start();
    await ask('SendMessage', { QueueUrl: QUEUE, MessageBody: 'from a caller' });
    await queues.send('arn:aws:sqs:ap-northeast-1:000000000000:given-up', { from: 'the twin' });
    const messages = await receive({ MaxNumberOfMessages: 10 });
    expect(messages.map(({ Body }) => Body)).toEqual(['from a caller', '{"from":"the twin"}']);
  });

  it('gives a message to one person at a time, and to nobody once it was deleted', async () => {
    await start();
    await ask('SendMessage', { QueueUrl: QUEUE, MessageBody: 'one' });
    expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    const [message] = await receive({ VisibilityTimeout: 60 });
    expect(await receive()).toEqual([]);
    nowEpochMs += 60_000;
    expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    await ask('DeleteMessage', { QueueUrl: QUEUE, ReceiptHandle: message?.ReceiptHandle });
    expect(await receive()).toEqual([]);
  });

  it('that no template declares is refused', async () => {
    await start();
    const { output } = await ask('SendMessage', { QueueUrl: `${QUEUE}-2`, MessageBody: 'x' });
    expect(output).toMatchObject({ __type: 'AWS.SimpleQueueService.NonExistentQueue' });
  });
});
