import { describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import { asynchronousCalls } from '../functions/asynchronous-calls.ts';
import { EventBook } from '../functions/event-book.ts';
import type { Outcome } from '../functions/invocation.ts';
import { createIdentities } from '../identity/identities.ts';
import { openQueues } from '../streams/queues.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { createEventBus } from './event-bus.ts';
import { runSchedules } from './schedules.ts';

const feedbackArn = 'arn:aws:lambda:ap-northeast-1:000000000000:function:Web-Feedback';

const mayCall = {
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: { 'Fn::GetAtt': ['Feedback', 'Arn'] },
    Principal: 'events.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': ['MailEvents', 'Arn'] },
  },
};

const mailEvents = {
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: { source: ['aws.ses'] },
    Targets: [
      {
        Id: 'Feedback',
        Arn: { 'Fn::GetAtt': ['Feedback', 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Unheard', 'Arn'] } },
      },
    ],
  },
};

const schedulerRole = (statements: object[]): object => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'scheduler.amazonaws.com' } },
      ],
    },
    Policies: [{ PolicyName: 'Grants', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
  },
});

const everyMorning = {
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    ScheduleExpression: 'cron(0 7 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Tokyo',
    Target: { Arn: { 'Fn::GetAtt': ['Feedback', 'Arn'] }, RoleArn: { 'Fn::GetAtt': ['Clockwork', 'Arn'] } },
  },
};

type Called = { at: string; event: Record<string, unknown> };

/** The rules and schedules of a small template; the function answers as the test plays it. */
const ruled = async (
  resources: Record<string, object>,
  play: () => Error | undefined = () => undefined,
  book = EventBook.inMemory(),
) => {
  const declaration = readStacks({
    Web: {
      Resources: {
        Role: aFunctionRole({
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Resource: { 'Fn::GetAtt': ['Unheard', 'Arn'] },
        }),
        Feedback: aFunction('functions/hosts/mail-feedback.ts', {
          DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Unheard', 'Arn'] } },
        }),
        Unheard: { Type: 'AWS::SQS::Queue' },
        ...resources,
      },
    },
  });
  const timeline = startTimeline({ mode: 'standing', atEpochMs: Date.parse('2026-04-01T00:00:00Z') });
  const called: Called[] = [];
  const invoke = async (_arn: string, event: unknown): Promise<Outcome> => {
    called.push({ at: timeline.now().toString(), event: event as Called['event'] });
    const failure = play();
    if (!failure) return { ok: true, payload: null };
    const error = { errorType: failure.name, errorMessage: failure.message, trace: [] };
    return { ok: false, throttled: false, error };
  };
  const queues = await openQueues({ declaration, timeline });
  const identities = createIdentities(declaration);
  const functions = {
    has: () => true,
    invoke: (arn: string, event: unknown) => timeline.busy(invoke(arn, event)),
  };
  const reports: string[] = [];
  const options = {
    declaration,
    identities,
    calls: asynchronousCalls({ declaration, identities, functions, timeline, queues, book }),
    timeline,
    queues,
    report: (message: string) => void reports.push(message),
  };
  return {
    bus: createEventBus(options),
    start: () => runSchedules(options),
    timeline,
    called,
    queues,
    reports,
  };
};

const bounced = {
  version: '0',
  id: '1',
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  account: '000000000000',
  region: 'ap-northeast-1',
  time: '2026-04-01T00:00:00Z',
  resources: [],
  detail: { bounce: {} },
};

describe('an event', () => {
  it('reaches the function whose rule it matches, as it is', async () => {
    const { bus, called } = await ruled({ MailEvents: mailEvents, MayCall: mayCall });
    await bus.put(bounced);
    await bus.put({ ...bounced, source: 'aws.s3' });
    expect(called).toEqual([{ at: '2026-04-01T00:00:00Z', event: bounced }]);
  });

  it('is kept in the queue of its target when the function may not be called', async () => {
    const { bus, called, queues, reports } = await ruled({ MailEvents: mailEvents });
    await bus.put(bounced);
    expect(called).toEqual([]);
    expect(queues.messages()).toMatchObject([{ body: { 'detail-type': 'Email Bounced' } }]);
    expect(reports[0]).toContain('events.amazonaws.com is not authorized to perform lambda:InvokeFunction');
  });

  it('is tried three times, 1 and 2 min apart, and then kept', async () => {
    const { bus, called, timeline, queues } = await ruled(
      { MailEvents: mailEvents, MayCall: mayCall },
      () => new Error('down'),
    );
    await bus.put(bounced);
    await timeline.advanceTo(timeline.nowEpochMs() + 3_600_000);
    expect(called.map(({ at }) => at)).toEqual([
      '2026-04-01T00:00:00Z',
      '2026-04-01T00:01:00Z',
      '2026-04-01T00:03:00Z',
    ]);
    expect(queues.messages()).toMatchObject([
      { body: { requestContext: { functionArn: feedbackArn, approximateInvokeCount: 3 } } },
    ]);
  });
});

describe('a schedule', () => {
  const mayInvoke = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: feedbackArn };

  it('calls its function at each due time, by the wall clock of its zone', async () => {
    const { start, called, timeline } = await ruled({
      Morning: everyMorning,
      Clockwork: schedulerRole([mayInvoke]),
    });
    start();
    await timeline.advanceTo(Date.parse('2026-04-03T00:00:00Z'));
    expect(called.map(({ event }) => event.time)).toEqual(['2026-04-01T22:00:00Z', '2026-04-02T22:00:00Z']);
  });

  it('with a rate falls due at once and then every so often', async () => {
    const sweep = {
      ...everyMorning,
      Properties: { ...everyMorning.Properties, ScheduleExpression: 'rate(15 minutes)' },
    };
    const { start, called, timeline } = await ruled({ Sweep: sweep, Clockwork: schedulerRole([mayInvoke]) });
    start();
    await timeline.advanceTo(Date.parse('2026-04-01T00:30:00Z'));
    expect(called.map(({ at }) => at)).toEqual([
      '2026-04-01T00:00:00Z',
      '2026-04-01T00:15:00Z',
      '2026-04-01T00:30:00Z',
    ]);
  });

  it('calls nobody when its role may not', async () => {
    const { start, called, timeline, reports } = await ruled({
      Morning: everyMorning,
      Clockwork: schedulerRole([]),
    });
    start();
    await timeline.advanceTo(Date.parse('2026-04-02T00:00:00Z'));
    expect(called).toEqual([]);
    expect(reports[0]).toContain('Web/Clockwork is not authorized to perform lambda:InvokeFunction');
  });
});
