import { afterEach, describe, expect, it } from 'vitest';
import { anAwsPort, askInJson, type PortAtHome } from '../aws-port/an-aws-port.ts';
import { openQueues } from '../streams/queues.ts';
import { readStacks } from '../template/a-template.ts';
import { sqsService } from './sqs-service.ts';

let port: PortAtHome;
afterEach(() => port.close());

const QUEUE = 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/given-up';

const start = async () => {
  const declaration = readStacks({
    Mail: { Resources: { GivenUp: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'given-up' } } } },
  });
  const queues = await openQueues({ declaration, timeline: { nowEpochMs: () => 1_775_001_600_000 } });
  port = await anAwsPort(declaration, { sqs: sqsService(declaration, queues) });
  return queues;
};
const ask = (action: string, input: object) => askInJson(port.asRoot, 'sqs', `AmazonSQS.${action}`, input);

describe('a dead-letter queue', () => {
  it('shows what was sent to it, by a caller or by the twin', async () => {
    const queues = await start();
    await ask('SendMessage', { QueueUrl: QUEUE, MessageBody: 'from a caller' });
    await queues.send('arn:aws:sqs:ap-northeast-1:000000000000:given-up', { from: 'the twin' });
    const { output } = await ask('ReceiveMessage', { QueueUrl: QUEUE, MaxNumberOfMessages: 10 });
    expect(output).toMatchObject({ Messages: [{ Body: 'from a caller' }, { Body: '{"from":"the twin"}' }] });
  });

  it('that no template declares is refused', async () => {
    await start();
    const { output } = await ask('SendMessage', { QueueUrl: `${QUEUE}-2`, MessageBody: 'x' });
    expect(output).toMatchObject({ __type: 'AWS.SimpleQueueService.NonExistentQueue' });
  });
});
