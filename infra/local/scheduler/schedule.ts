import { z } from 'zod';
import { parseScheduleExpression, type ScheduleExpression } from '../rules/schedule-expression.ts';
import { arnOf } from '../template/account.ts';

const Target = z.looseObject({
  Arn: z.string(),
  RoleArn: z.string(),
  Input: z.string().optional(),
  DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
});
export type ScheduleTarget = z.output<typeof Target>;

/** What `CreateSchedule` and `UpdateSchedule` say. Dates are epoch seconds, as AWS's JSON carries them. */
export const ScheduleContent = z.object({
  Name: z.string().regex(/^[0-9a-zA-Z-_.]{1,64}$/),
  GroupName: z.string().default('default'),
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  StartDate: z.number().optional(),
  EndDate: z.number().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z.object({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: z.number().int().optional(),
  }),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  Target,
});

/** A schedule as it is kept. `firedEpochMs` is when it last fell due. */
export const Schedule = z.object({
  content: ScheduleContent,
  createdEpochMs: z.number(),
  changedEpochMs: z.number(),
  firedEpochMs: z.number().optional(),
});
export type Schedule = z.output<typeof Schedule>;

/** Names are unique within a group. */
export const keyOf = ({ GroupName, Name }: { GroupName: string; Name: string }): string =>
  `${GroupName}/${Name}`;

export const scheduleArn = (name: { GroupName: string; Name: string }): string =>
  arnOf('scheduler', `schedule/${keyOf(name)}`);

/** The expression of a schedule; undefined when it is not understood (`at(31 April)`, an unknown zone). */
export const expressionOf = (content: {
  ScheduleExpression: string;
  ScheduleExpressionTimezone: string;
}): ScheduleExpression | undefined => {
  try {
    return parseScheduleExpression(content.ScheduleExpression, content.ScheduleExpressionTimezone);
  } catch (failure) {
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
};
