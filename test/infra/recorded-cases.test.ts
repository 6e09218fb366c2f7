import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Twin } from '../../infra/local/twin.ts';
import { aTwin } from './at-home.ts';

type Addresses = {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

let twin: Twin;
let client: SFNClient;

beforeAll(async () => {
  twin = await aTwin({ foundCity: false });
  const { endpoint, region, credentials } = (await (
    await fetch(`${twin.origin}/local/aws.json`)
  ).json()) as Addresses;
  client = new SFNClient({ endpoint, region, credentials, disableHostPrefix: true });
});
afterAll(() => twin.stop());

/** Makes a machine whose one task asks a function of no template, and runs it to its end. */
const ran = async (name: string, answers: object[]) => {
  await fetch(`${twin.origin}/local/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lambda: { answers: { [name]: answers } } }),
  });
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: name, 'Payload.$': '$' },
    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 30, MaxAttempts: 1 }],
    OutputPath: '$.Payload',
    End: true,
  };
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({
      name,
      definition: JSON.stringify({ StartAt: 'Ask', States: { Ask: task } }),
      roleArn: 'arn:aws:iam::000000000000:role/of-nobody',
    }),
  );
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
  await twin.moveTo(twin.timeline.nowEpochMs() + 60_000);
  const { status, output, error } = await client.send(new DescribeExecutionCommand({ executionArn }));
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  return { status, output, error, types: events.map(({ type }) => type) };
};

describe('a machine of one’s own, over HTTP', () => {
  it('is made and run, and its functions answer as they were ordered to', async () => {
    expect(await ran('canned', [{ error: 'Busy', cause: 'later' }, { payload: { taken: true } }])).toEqual({
      status: 'SUCCEEDED',
      output: '{"taken":true}',
      error: undefined,
      types: [
        'ExecutionStarted',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskStarted',
        'TaskFailed',
        'TaskScheduled',
        'TaskStarted',
        'TaskSucceeded',
        'TaskStateExited',
        'ExecutionSucceeded',
      ],
    });
  });

  it('fails with the error that its function was ordered to give', async () => {
    expect(await ran('failing', [{ error: 'CaseGone' }])).toMatchObject({
      status: 'FAILED',
      error: 'CaseGone',
    });
  });
});
