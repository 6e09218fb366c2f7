import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AccessNeed, type AwsService, awsAction } from '../aws-port/aws-service.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { ScheduleRunner } from './run-schedules.ts';
import { expressionOf, keyOf, type Schedule, ScheduleContent, scheduleArn } from './schedule.ts';
import type { ScheduleBook } from './schedule-book.ts';

export type SchedulerParts = {
  timeline: Pick<Timeline, 'nowEpochMs'>;
  book: ScheduleBook;
  runner: ScheduleRunner;
};

/** The query parameter of the wire is `groupName`, the member of the API `GroupName`. */
const Named = z
  .looseObject({ Name: z.string(), groupName: z.string().default('default') })
  .transform(({ Name, groupName }) => ({ Name, GroupName: groupName }));

const Filter = z.looseObject({
  ScheduleGroup: z.string().optional(),
  NamePrefix: z.string().default(''),
  State: z.string().optional(),
  MaxResults: z.coerce.number().int().min(1).max(100).default(100),
  NextToken: z.string().default(''),
});

/** EventBridge Scheduler behind the AWS port, for schedules that are made by calls; those of the templates run apart. */
export const schedulerService = (parts: SchedulerParts): AwsService => ({
  protocol: {
    kind: 'rest-json',
    routes: [
      { method: 'POST', path: '/schedules/{Name}', action: 'CreateSchedule' },
      { method: 'GET', path: '/schedules/{Name}', action: 'GetSchedule' },
      { method: 'PUT', path: '/schedules/{Name}', action: 'UpdateSchedule' },
      { method: 'DELETE', path: '/schedules/{Name}', action: 'DeleteSchedule' },
      { method: 'GET', path: '/schedules', action: 'ListSchedules' },
    ],
  },
  actions: {
    CreateSchedule: awsAction({
      input: ScheduleContent,
      needs: (content) => needsToWrite('CreateSchedule', content),
      run: async (content) => {
        if (parts.book.get(keyOf(content))) throw conflict(content.Name);
        return put(parts, content, undefined);
      },
    }),
    UpdateSchedule: awsAction({
      input: ScheduleContent,
      needs: (content) => needsToWrite('UpdateSchedule', content),
      run: async (content) => put(parts, content, existing(parts, content)),
    }),
    GetSchedule: awsAction({
      input: Named,
      needs: (name) => [{ action: 'scheduler:GetSchedule', resource: scheduleArn(name) }],
      run: async (name) => described(existing(parts, name)),
    }),
    DeleteSchedule: awsAction({
      input: Named,
      needs: (name) => [{ action: 'scheduler:DeleteSchedule', resource: scheduleArn(name) }],
      run: async (name) => {
        existing(parts, name);
        await parts.book.note({ kind: 'deleted', key: keyOf(name) });
        parts.runner.wait(keyOf(name));
        return {};
      },
    }),
    ListSchedules: awsAction({
      input: Filter,
      needs: () => [{ action: 'scheduler:ListSchedules', resource: '*' }],
      run: async (filter) => page(parts.book.all, filter),
    }),
  },
});

type Content = z.output<typeof ScheduleContent>;

/** Who makes a schedule hands its target's role to the service. */
const needsToWrite = (action: string, content: Content): AccessNeed[] => [
  { action: `scheduler:${action}`, resource: scheduleArn(content) },
  {
    action: 'iam:PassRole',
    resource: content.Target.RoleArn,
    conditionKeys: { 'iam:PassedToService': ['scheduler.amazonaws.com'] },
  },
];

const put = async (
  { timeline, book, runner }: SchedulerParts,
  content: Content,
  before: Schedule | undefined,
) => {
  if (!expressionOf(content)) {
    throw new AwsError('ValidationException', `Invalid Schedule Expression ${content.ScheduleExpression}.`);
  }
  const now = timeline.nowEpochMs();
  const schedule = { content, createdEpochMs: before?.createdEpochMs ?? now, changedEpochMs: now };
  await book.note({ kind: 'put', schedule });
  runner.wait(keyOf(content));
  return { ScheduleArn: scheduleArn(content) };
};

const existing = ({ book }: SchedulerParts, name: { GroupName: string; Name: string }): Schedule => {
  const schedule = book.get(keyOf(name));
  if (schedule) return schedule;
  throw new AwsError('ResourceNotFoundException', `Schedule ${name.Name} does not exist.`, 404);
};

const conflict = (name: string): AwsError =>
  new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);

const dates = ({ createdEpochMs, changedEpochMs }: Schedule): object => ({
  CreationDate: createdEpochMs / 1000,
  LastModificationDate: changedEpochMs / 1000,
});

const described = (schedule: Schedule): object => ({
  ...schedule.content,
  Arn: scheduleArn(schedule.content),
  ...dates(schedule),
});

const page = (schedules: readonly Schedule[], filter: z.output<typeof Filter>): object => {
  const found = schedules
    .filter(
      ({ content }) =>
        (filter.ScheduleGroup === undefined || content.GroupName === filter.ScheduleGroup) &&
        (filter.State === undefined || content.State === filter.State) &&
        content.Name.startsWith(filter.NamePrefix) &&
        keyOf(content) > filter.NextToken,
    )
    .sort((one, other) => (keyOf(one.content) < keyOf(other.content) ? -1 : 1));
  const shown = found.slice(0, filter.MaxResults);
  const last = shown.at(-1);
  return {
    Schedules: shown.map((schedule) => ({
      Arn: scheduleArn(schedule.content),
      Name: schedule.content.Name,
      GroupName: schedule.content.GroupName,
      State: schedule.content.State,
      Target: { Arn: schedule.content.Target.Arn },
      ...dates(schedule),
    })),
    ...(last && found.length > shown.length && { NextToken: keyOf(last.content) }),
  };
};
