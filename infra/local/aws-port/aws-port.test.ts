import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTimeline } from '../clock/timeline.ts';
import { AwsError } from './aws-error.ts';
import { type AwsPort, startAwsPort } from './aws-port.ts';
import { type AwsService, awsAction } from './aws-service.ts';
import { noFaults } from './call-faults.ts';
import { rootCredentials } from './caller.ts';

let port: AwsPort | undefined;
const accidents: unknown[] = [];
afterEach(async () => {
  await port?.close();
  accidents.length = 0;
});

const start = async (services: Record<string, AwsService>): Promise<AwsPort> => {
  port = await startAwsPort({
    services,
    access: {
      identityOf: (key) =>
        key === 'AKIAFUNCTION' ? { functionPath: 'F', functionArn: 'arn:f', roleArn: 'arn:role' } : undefined,
      judge: ({ action, resource }) => ({
        allowed: false,
        explicit: false,
        message: `no ${action} on ${resource}`,
      }),
    },
    faults: noFaults,
    timeline: startTimeline({ mode: 'standing', atEpochMs: 0 }),
    onAccident: (accident) => void accidents.push(accident),
  });
  return port;
};

const client = ({ endpoint }: AwsPort, accessKeyId = rootCredentials.accessKeyId) => ({
  endpoint,
  region: 'ap-northeast-1',
  credentials: { accessKeyId, secretAccessKey: 'any' },
  maxAttempts: 1,
});

const states = (run: (name: string) => object): Record<string, AwsService> => ({
  states: {
    protocol: { kind: 'json', version: '1.0' },
    actions: {
      StartExecution: awsAction({
        input: z.looseObject({ stateMachineArn: z.string(), name: z.string() }),
        needs: ({ stateMachineArn }) => [{ action: 'states:StartExecution', resource: stateMachineArn }],
        run: async ({ name }) => run(name),
      }),
    },
  },
});
const execution = (name: string | undefined = 'a') =>
  new StartExecutionCommand({ stateMachineArn: 'arn:machine', name });

describe('the AWS port', () => {
  it('answers a JSON service as its own SDK client expects', async () => {
    const at = await start(states((name) => ({ executionArn: `arn:${name}`, startDate: 1_775_001_600.5 })));
    const answer = await new SFNClient(client(at)).send(execution('round 1'));
    expect(answer.executionArn).toBe('arn:round 1');
    expect(answer.startDate?.toISOString()).toBe('2026-04-01T00:00:00.500Z');
  });

  it('answers a service of REST paths, with what stands in path and query', async () => {
    const seen: unknown[] = [];
    const at = await start({
      scheduler: {
        protocol: {
          kind: 'rest-json',
          routes: [{ method: 'GET', path: '/schedules/{Name}', action: 'GetSchedule' }],
        },
        actions: {
          GetSchedule: awsAction({
            input: z.looseObject({ Name: z.string() }),
            needs: () => [],
            run: async (input) => {
              seen.push(input);
              throw new AwsError('ResourceNotFoundException', 'no such schedule', 404);
            },
          }),
        },
      },
    });
    const asked = new SchedulerClient(client(at)).send(
      new GetScheduleCommand({ Name: 'a b', GroupName: 'g' }),
    );
    await expect(asked).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'no such schedule',
    });
    expect(seen).toEqual([{ Name: 'a b', groupName: 'g' }]);
  });

  it('answers a service of forms in XML', async () => {
    const seen: unknown[] = [];
    const at = await start({
      ses: {
        protocol: { kind: 'query', xmlNamespace: 'http://ses.amazonaws.com/doc/2010-12-01/' },
        actions: {
          SendRawEmail: awsAction({
            input: z.looseObject({ Source: z.string() }),
            needs: () => [],
            run: async (input) => {
              seen.push(input);
              if (input.Source === 'bad') throw new AwsError('MessageRejected', 'no <such> & such');
              return { MessageId: 'one & <two>' };
            },
          }),
        },
      },
    });
    const send = (Source: string) =>
      new SESClient(client(at)).send(
        new SendRawEmailCommand({
          Source,
          Destinations: ['a@example.jp', 'b@example.jp'],
          RawMessage: { Data: Buffer.from('+ å') },
          Tags: [{ Name: 'outbox', Value: '1' }],
        }),
      );
    expect((await send('good')).MessageId).toBe('one & <two>');
    expect(seen[0]).toEqual({
      Source: 'good',
      Destinations: ['a@example.jp', 'b@example.jp'],
      RawMessage: { Data: Buffer.from('+ å').toString('base64') },
      Tags: [{ Name: 'outbox', Value: '1' }],
    });
    await expect(send('bad')).rejects.toMatchObject({ name: 'MessageRejected', message: 'no <such> & such' });
  });

  it.each([
    [
      'a service that the twin does not have',
      {},
      'UnknownOperationException',
      'the twin has no states:AWSStepFunctions.StartExecution',
    ],
    [
      'an action that the service does not have',
      { states: { protocol: { kind: 'json', version: '1.0' }, actions: {} } } satisfies Record<
        string,
        AwsService
      >,
      'UnknownOperationException',
      'the twin has no states:StartExecution',
    ],
  ])('refuses %s by its name', async (_, services, name, message) => {
    const at = await start(services as Record<string, AwsService>);
    await expect(new SFNClient(client(at)).send(execution())).rejects.toMatchObject({ name, message });
  });

  it('refuses a key that belongs to nobody, a request without one, and an input of another shape', async () => {
    const at = await start(states(() => ({})));
    await expect(new SFNClient(client(at, 'AKIANOBODY')).send(execution())).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    const unsigned = await fetch(at.endpoint, { method: 'POST' });
    expect([unsigned.status, await unsigned.json()]).toEqual([
      400,
      { __type: 'MissingAuthenticationTokenException', message: 'the request is not signed' },
    ]);
    const nameless = new SFNClient(client(at)).send(
      new StartExecutionCommand({ stateMachineArn: 'arn:machine' }),
    );
    await expect(nameless).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it("asks the role's policies before the call runs", async () => {
    const at = await start(states(() => ({})));
    await expect(new SFNClient(client(at, 'AKIAFUNCTION')).send(execution())).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'no states:StartExecution on arn:machine',
    });
  });

  it('says to the caller only that it failed, and why to its own log', async () => {
    const at = await start(
      states(() => {
        throw new Error('secret of the twin');
      }),
    );
    const failed = new SFNClient(client(at)).send(execution());
    await expect(failed).rejects.toMatchObject({ name: 'InternalFailure' });
    await expect(failed).rejects.not.toThrow(/secret/);
    expect(accidents).toEqual([expect.objectContaining({ message: 'secret of the twin' })]);
  });
});
