import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, describe, expect, it } from 'vitest';
import { anAwsPort, type PortAtHome } from '../aws-port/an-aws-port.ts';
import { startTimeline, type Timeline } from '../clock/timeline.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import type { ScheduleEntry } from './schedule-book.ts';
import { startScheduler } from './start-scheduler.ts';

const START = Date.parse('2026-04-01T00:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let port: PortAtHome | undefined;
afterEach(async () => {
  await port?.close();
  port = undefined;
});

type AtHome = {
  client: SchedulerClient;
  asFunction: SchedulerClient;
  timeline: Timeline;
  /** `hour text` of each call of a target, hours since the start. */
  calls: string[];
};

const start = async (
  given: { journal?: Journal<ScheduleEntry>; atEpochMs?: number; grants?: object[] } = {},
): Promise<AtHome> => {
  await port?.close();
  const timeline = startTimeline({ mode: 'standing', atEpochMs: given.atEpochMs ?? START });
  const calls: string[] = [];
  const scheduler = await startScheduler({
    journal: given.journal ?? memoryJournal<ScheduleEntry>(),
    timeline,
    callTarget: async (_target, input) =>
      void calls.push(`${(timeline.nowEpochMs() - START) / HOUR} ${input}`),
    onAccident: (accident) => {
      throw accident;
    },
  });
  const declaration = readStacks({
    Timers: {
      Resources: { Role: aFunctionRole(...(given.grants ?? [])), Function: aFunction('functions/none.ts') },
    },
  });
  port = await anAwsPort(declaration, { scheduler: scheduler.service });
  return {
    client: new SchedulerClient(port.asRoot),
    asFunction: new SchedulerClient(port.asFunction),
    timeline,
    calls,
  };
};

const schedule = (ScheduleExpression: string, more: Partial<CreateScheduleCommandInput> = {}) => ({
  Name: 'ask-again',
  ScheduleExpression,
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  Target: { Arn: 'arn:aws:lambda:x', RoleArn: 'arn:aws:iam::000000000000:role/r', Input: '"go"' },
  ...more,
});
const create = (client: SchedulerClient, ...given: Parameters<typeof schedule>) =>
  client.send(new CreateScheduleCommand(schedule(...given)));

describe('a schedule', () => {
  it.each([
    ['at(2026-04-01T12:00:00)', 'Asia/Tokyo', ['3 "go"']],
    ['at(2026-04-01T12:00:00)', undefined, ['12 "go"']],
    ['rate(12 hours)', undefined, ['0 "go"', '12 "go"', '24 "go"', '36 "go"', '48 "go"']],
    ['cron(0 10 * * ? *)', 'Asia/Tokyo', ['1 "go"', '25 "go"']],
    ['cron(0 10 ? * FRI *)', 'Asia/Tokyo', []],
  ])('of %s in %s calls its target', async (expression, ScheduleExpressionTimezone, expected) => {
    const { client, timeline, calls } = await start();
    await create(client, expression, { ScheduleExpressionTimezone });
    await timeline.advanceTo(START + 2 * DAY);
    expect(calls).toEqual(expected);
  });

  it('that happens once is gone afterwards if it was made so, and stays otherwise', async () => {
    const { client, timeline } = await start();
    await create(client, 'at(2026-04-01T01:00:00)', { ActionAfterCompletion: 'DELETE' });
    await create(client, 'at(2026-04-01T01:00:00)', { Name: 'kept' });
    await timeline.advanceTo(START + DAY);
    const { Schedules } = await client.send(new ListSchedulesCommand({}));
    expect(Schedules?.map(({ Name }) => Name)).toEqual(['kept']);
  });

  it('calls nothing while it is disabled, after its end, or once it was deleted', async () => {
    const { client, timeline, calls } = await start();
    await create(client, 'rate(1 hour)', { Name: 'off', State: 'DISABLED' });
    await create(client, 'rate(1 hour)', { Name: 'ending', EndDate: new Date(START + 2 * HOUR) });
    await create(client, 'rate(1 hour)', { Name: 'deleted', StartDate: new Date(START + HOUR) });
    await client.send(new DeleteScheduleCommand({ Name: 'deleted' }));
    await timeline.advanceTo(START + DAY);
    expect(calls).toEqual(['0 "go"', '1 "go"', '2 "go"']);
  });

  it('keeps to its new time after it was changed', async () => {
    const { client, timeline, calls } = await start();
    await create(client, 'at(2026-04-01T02:00:00)');
    await client.send(new UpdateScheduleCommand(schedule('at(2026-04-01T05:00:00)')));
    await timeline.advanceTo(START + DAY);
    expect(calls).toEqual(['5 "go"']);
  });

  it('tells its target what it asked to be told', async () => {
    const { client, timeline, calls } = await start();
    const Input = '{"at":"<aws.scheduler.scheduled-time>","from":"<aws.scheduler.schedule-arn>"}';
    await create(client, 'at(2026-04-01T02:00:00)', { Target: { ...schedule('').Target, Input } });
    await timeline.advanceTo(START + DAY);
    expect(calls).toEqual([
      '2 {"at":"2026-04-01T02:00:00Z","from":"arn:aws:scheduler:ap-northeast-1:000000000000:schedule/default/ask-again"}',
    ]);
  });

  it('that came due while the twin was down comes late if it comes once, and at its next time if it repeats', async () => {
    const journal = memoryJournal<ScheduleEntry>();
    const first = await start({ journal });
    await create(first.client, 'at(2026-04-01T02:00:00)', { Name: 'once' });
    await create(first.client, 'cron(0 3 * * ? *)', { Name: 'daily' });
    const second = await start({ journal, atEpochMs: START + 10 * HOUR });
    await second.timeline.advanceTo(START + 2 * DAY);
    expect(second.calls).toEqual(['10 "go"', '27 "go"']);
  });

  it('that came once does not come again after a restart', async () => {
    const journal = memoryJournal<ScheduleEntry>();
    const first = await start({ journal });
    await create(first.client, 'at(2026-04-01T02:00:00)');
    await first.timeline.advanceTo(START + DAY);
    const second = await start({ journal, atEpochMs: START + DAY });
    await second.timeline.advanceTo(START + 2 * DAY);
    expect([first.calls, second.calls]).toEqual([['2 "go"'], []]);
  });
});

describe('the scheduler', () => {
  it('describes a schedule as it was made', async () => {
    const { client } = await start();
    const made = await create(client, 'at(2026-04-01T02:00:00)', { GroupName: 'reminders' });
    const found = await client.send(new GetScheduleCommand({ Name: 'ask-again', GroupName: 'reminders' }));
    expect(found).toMatchObject({
      Arn: made.ScheduleArn,
      ScheduleExpression: 'at(2026-04-01T02:00:00)',
      State: 'ENABLED',
      CreationDate: new Date(START),
    });
  });

  it('lists page by page', async () => {
    const { client } = await start();
    for (const Name of ['a', 'b', 'c']) await create(client, 'rate(1 day)', { Name });
    const first = await client.send(new ListSchedulesCommand({ MaxResults: 2 }));
    const second = await client.send(new ListSchedulesCommand({ MaxResults: 2, NextToken: first.NextToken }));
    expect([first, second].map(({ Schedules }) => Schedules?.map(({ Name }) => Name))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  it.each([
    ['a second one of the same name', 'at(2026-04-01T02:00:00)', 'ConflictException'],
    ['an expression that is none', 'every day', 'ValidationException'],
    ['a day that is none', 'at(2026-04-31T02:00:00)', 'ValidationException'],
  ])('refuses %s', async (_, expression, name) => {
    const { client } = await start();
    if (name === 'ConflictException') await create(client, expression);
    await expect(create(client, expression)).rejects.toMatchObject({ name });
  });

  it('knows no schedule that was not made', async () => {
    const { client } = await start();
    for (const command of [new GetScheduleCommand({ Name: 'x' }), new DeleteScheduleCommand({ Name: 'x' })]) {
      await expect(client.send(command as GetScheduleCommand)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
    }
  });

  it('asks that whoever makes a schedule may hand over its role', async () => {
    const grants = [{ Effect: 'Allow', Action: 'scheduler:CreateSchedule', Resource: '*' }];
    const { asFunction } = await start({ grants });
    await expect(create(asFunction, 'rate(1 day)')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('iam:PassRole'),
    });
  });
});
