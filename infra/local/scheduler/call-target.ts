import type { AsynchronousCalls } from '../functions/asynchronous-calls.ts';
import type { Identities } from '../identity/access.ts';
import type { StepFunctionsPorts } from '../step-functions/ports.ts';
import type { RunParts } from './run-schedules.ts';
import type { ScheduleTarget } from './schedule.ts';

export type TargetParts = {
  identities: Pick<Identities, 'judge'>;
  calls: AsynchronousCalls;
  /** Calls a service under a role, as workflows do. */
  callAws: StepFunctionsPorts['callAws'];
  queues: { send(queueArn: string, body: unknown): Promise<unknown> };
};

/** Calls a schedule's target: a function, or the start of a workflow. What is refused goes to its dead-letter queue. */
export const callTarget =
  (parts: TargetParts): RunParts['callTarget'] =>
  async (target, input) => {
    const refusal = target.Arn.includes(':stateMachine:')
      ? await startWorkflow(parts, target, input)
      : await callFunction(parts, target, input);
    if (refusal === undefined) return;
    const queue = target.DeadLetterConfig?.Arn;
    if (queue) await parts.queues.send(queue, JSON.parse(input));
    throw new Error(refusal);
  };

const startWorkflow = async (
  { callAws }: TargetParts,
  { Arn, RoleArn }: ScheduleTarget,
  input: string,
): Promise<string | undefined> => {
  const outcome = await callAws('sfn', 'startExecution', { stateMachineArn: Arn, input }, RoleArn);
  return outcome.ok ? undefined : `${outcome.code}: ${outcome.message}`;
};

const callFunction = async (
  { identities, calls }: TargetParts,
  { Arn, RoleArn }: ScheduleTarget,
  input: string,
): Promise<string | undefined> => {
  const verdict = identities.judge({ roleArn: RoleArn, action: 'lambda:InvokeFunction', resource: Arn });
  if (!verdict.allowed) return verdict.message;
  await calls.call(Arn, JSON.parse(input));
  return undefined;
};
