import { randomUUID } from 'node:crypto';
import type { Timeline } from '../clock/timeline.ts';
import type { AsynchronousCalls } from '../functions/asynchronous-calls.ts';
import type { Identities, Verdict } from '../identity/access.ts';
import type { Queues } from '../streams/queues.ts';
import { ACCOUNT, REGION } from '../template/account.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { RuleProperties, ScheduleProperties } from '../template/resources/events.ts';
import { requireFunctionTargets } from './event-bus.ts';
import { nextDue, parseScheduleExpression, type ScheduleExpression } from './schedule-expression.ts';

export type SchedulesOptions = {
  declaration: Declaration;
  identities: Pick<Identities, 'judge' | 'judgeService'>;
  calls: AsynchronousCalls;
  timeline: Timeline;
  queues: Queues;
  /** Told when a schedule may not call its target. */
  report: (message: string) => void;
};

/**
 * Runs the schedules that the templates declare. Throws `TemplateRefused` for an expression or target not known.
 * A rate of the Scheduler falls due at once and then every so often, as it does on AWS without a start date; so what
 * a killed twin had under way is swept up when it starts again.
 */
export const runSchedules = (options: SchedulesOptions): void => {
  const { declaration, timeline } = options;
  for (const schedule of declaration.all('AWS::Scheduler::Schedule')) {
    if (schedule.properties.State === 'DISABLED') continue;
    const expression = expressionOf(schedule, schedule.properties.ScheduleExpressionTimezone);
    requireFunction(declaration, schedule);
    requireDeadLetters(options, schedule);
    const fire = (atEpochMs: number): void => fireSchedule(options, schedule, atEpochMs);
    if (expression.kind === 'rate')
      timeline.schedule(timeline.nowEpochMs(), () => fire(timeline.nowEpochMs()));
    keepTime(timeline, expression, fire);
  }
  for (const rule of declaration.all('AWS::Events::Rule')) {
    if (rule.properties.State === 'DISABLED' || rule.properties.ScheduleExpression === undefined) continue;
    requireFunctionTargets(declaration, rule);
    keepTime(timeline, expressionOf(rule, 'UTC'), (atEpochMs) => fireRule(options, rule, atEpochMs));
  }
};

const expressionOf = (
  { path, properties }: Declared<{ ScheduleExpression?: string | undefined }>,
  timeZone: string,
): ScheduleExpression => {
  const text = properties.ScheduleExpression ?? '';
  const expression = parseScheduleExpression(text, timeZone);
  if (!expression) throw new TemplateRefused(path, `the schedule expression ${text} is not understood`);
  return expression;
};

/** Waits for one due time after the other. */
const keepTime = (
  timeline: Timeline,
  expression: ScheduleExpression,
  fire: (atEpochMs: number) => void,
): void => {
  const startedEpochMs = timeline.nowEpochMs();
  const wait = (afterEpochMs: number): void => {
    const due = nextDue(expression, startedEpochMs, afterEpochMs);
    if (due === undefined) return;
    timeline.schedule(due, () => {
      wait(due);
      fire(due);
    });
  };
  wait(startedEpochMs);
};

const fireSchedule = (
  options: SchedulesOptions,
  { arn, properties: { Target } }: Declared<ScheduleProperties>,
  atEpochMs: number,
): void => {
  const verdict = options.identities.judge({
    roleArn: Target.RoleArn,
    action: 'lambda:InvokeFunction',
    resource: Target.Arn,
  });
  const event = scheduledEvent('aws.scheduler', arn, atEpochMs, '{}');
  callIfAllowed(options, verdict, Target, Target.Input === undefined ? event : JSON.parse(Target.Input));
};

const fireRule = (options: SchedulesOptions, rule: Declared<RuleProperties>, atEpochMs: number): void => {
  for (const target of rule.properties.Targets) {
    const verdict = options.identities.judgeService({
      service: 'events.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: target.Arn,
      sourceArn: rule.arn,
    });
    const event = scheduledEvent('aws.events', rule.arn, atEpochMs, {});
    callIfAllowed(options, verdict, target, target.Input === undefined ? event : JSON.parse(target.Input));
  }
};

const callIfAllowed = (
  { calls, queues, report, timeline }: SchedulesOptions,
  verdict: Verdict,
  target: { Arn: string; DeadLetterConfig?: { Arn: string } | undefined },
  event: unknown,
): void => {
  if (verdict.allowed) {
    void calls.call(target.Arn, event);
    return;
  }
  report(verdict.message);
  if (target.DeadLetterConfig) void timeline.busy(queues.send(target.DeadLetterConfig.Arn, event));
};

const scheduledEvent = (source: string, arn: string, atEpochMs: number, detail: unknown): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source,
  account: ACCOUNT,
  time: new Date(atEpochMs).toISOString().replace('.000', ''),
  region: REGION,
  resources: [arn],
  detail,
});

/** Throws `TemplateRefused` when the schedule's role may not write to the queue that the schedule names. */
const requireDeadLetters = (
  { identities }: Pick<SchedulesOptions, 'identities'>,
  { path, properties: { Target } }: Declared<ScheduleProperties>,
): void => {
  if (!Target.DeadLetterConfig) return;
  const [roleArn, resource] = [Target.RoleArn, Target.DeadLetterConfig.Arn];
  const verdict = identities.judge({ roleArn, action: 'sqs:SendMessage', resource });
  if (!verdict.allowed) throw new TemplateRefused(path, verdict.message);
};

const requireFunction = (
  declaration: Declaration,
  { path, properties }: Declared<ScheduleProperties>,
): void => {
  const functions = declaration.all('AWS::Lambda::Function');
  if (functions.some(({ arn }) => properties.Target.Arn.startsWith(arn))) return;
  throw new TemplateRefused(
    path,
    `the target ${properties.Target.Arn} is not a function that a template declares`,
  );
};
