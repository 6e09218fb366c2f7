import type { Json } from '../language/json.ts';
import type { TestFunction } from './scene.ts';

/** What a machine of chance does, one thing after the other. */
export type Plan =
  | { does: 'set'; value: Json }
  | { does: 'wrap'; language: 'JSONPath' | 'JSONata' }
  | { does: 'wait'; seconds: number }
  | { does: 'choose'; numeric: Plan[]; other: Plan[] }
  | { does: 'ask'; failsBefore: number; tries: number; caught: boolean }
  | { does: 'both'; branches: Plan[][]; caught: boolean }
  | { does: 'each'; items: Json[]; steps: Plan[]; atOnce: number; caught: boolean };

export type PlannedEnd = { ok: true; output: Json } | { ok: false };

/** Whether nothing of these plans goes on beside anything else, so that one order of events is the only one. */
export const isOneLine = (plans: Plan[]): boolean =>
  plans.every((plan) => {
    if (plan.does === 'choose') return isOneLine(plan.numeric) && isOneLine(plan.other);
    return plan.does !== 'both' && plan.does !== 'each';
  });

/** What the plans come to, worked out from themselves alone. */
export const plannedEnd = (plans: readonly Plan[], input: Json): PlannedEnd => {
  let now: PlannedEnd = { ok: true, output: input };
  for (const plan of plans) {
    if (!now.ok) return now;
    now = endOf(plan, now.output);
  }
  return now;
};

const FAILED: Json = { Error: 'Flaky', Cause: 'why' };

const endOf = (plan: Plan, input: Json): PlannedEnd => {
  switch (plan.does) {
    case 'set':
      return { ok: true, output: plan.value };
    case 'wrap':
      return { ok: true, output: { kept: input } };
    case 'wait':
      return { ok: true, output: input };
    case 'choose':
      return plannedEnd(typeof input === 'number' ? plan.numeric : plan.other, input);
    case 'ask':
      return plan.failsBefore <= plan.tries ? { ok: true, output: { done: input } } : unless(plan.caught);
    case 'both':
      return allOf(
        plan.branches.map((branch) => plannedEnd(branch, input)),
        plan.caught,
      );
    case 'each':
      return allOf(
        plan.items.map((item) => plannedEnd(plan.steps, item)),
        plan.caught,
      );
    default:
      return plan satisfies never;
  }
};

const unless = (caught: boolean): PlannedEnd => (caught ? { ok: true, output: FAILED } : { ok: false });

const allOf = (ends: PlannedEnd[], caught: boolean): PlannedEnd => {
  const outputs = ends.flatMap((end) => (end.ok ? [end.output] : []));
  return outputs.length === ends.length ? { ok: true, output: outputs } : unless(caught);
};

/** The function that the machines ask: it fails the first times of each task, by the count that it is told. */
export const flaky: TestFunction = (payload) => {
  const { value: given, tries, failsBefore } = payload as { value: Json; tries: number; failsBefore: number };
  return tries < failsBefore
    ? { ok: false, error: 'Flaky', cause: 'why' }
    : { ok: true, payload: { done: given } };
};

/** The plans as a machine that asks the function `flaky`. */
export const machineOf = (plans: readonly Plan[]): object => flowOf(plans, { made: 0 });

type Names = { made: number };

const flowOf = (
  plans: readonly Plan[],
  names: Names,
): { StartAt: string; States: Record<string, object> } => {
  const States: Record<string, object> = {};
  const StartAt = statesOf(plans, States, names, 'Last');
  return { StartAt, States };
};

/** Adds the states of some plans and, if none follows them, a last one; says where they begin. */
const statesOf = (
  plans: readonly Plan[],
  states: Record<string, object>,
  names: Names,
  next: string,
): string => {
  const last = next === 'Last' ? nameOf('last', names) : next;
  if (next === 'Last') states[last] = { Type: 'Pass', End: true };
  return plans.reduceRight((after, plan) => {
    const name = nameOf(plan.does, names);
    states[name] = stateOf(plan, after, states, names);
    return name;
  }, last);
};

const nameOf = (what: string, names: Names): string => {
  names.made += 1;
  return `${what} ${names.made}`;
};

const catching = (caught: boolean, next: string) =>
  caught ? { Catch: [{ ErrorEquals: ['States.ALL'], Next: next }] } : {};

const stateOf = (plan: Plan, next: string, states: Record<string, object>, names: Names): object => {
  switch (plan.does) {
    case 'set':
      return { Type: 'Pass', Result: plan.value, Next: next };
    case 'wrap':
      return plan.language === 'JSONPath'
        ? { Type: 'Pass', Parameters: { 'kept.$': '$' }, Next: next }
        : { Type: 'Pass', QueryLanguage: 'JSONata', Output: { kept: '{% $states.input %}' }, Next: next };
    case 'wait':
      return { Type: 'Wait', Seconds: plan.seconds, Next: next };
    case 'choose':
      return {
        Type: 'Choice',
        Choices: [{ Variable: '$', IsNumeric: true, Next: statesOf(plan.numeric, states, names, next) }],
        Default: statesOf(plan.other, states, names, next),
      };
    case 'ask':
      return asking(plan, next);
    case 'both':
      return {
        Type: 'Parallel',
        Branches: plan.branches.map((branch) => flowOf(branch, names)),
        ...catching(plan.caught, next),
        Next: next,
      };
    case 'each':
      return {
        Type: 'Map',
        QueryLanguage: 'JSONata',
        Items: plan.items,
        MaxConcurrency: plan.atOnce,
        ItemProcessor: flowOf(plan.steps, names),
        ...catching(plan.caught, next),
        Next: next,
      };
    default:
      return plan satisfies never;
  }
};

const asking = ({ failsBefore, tries, caught }: Extract<Plan, { does: 'ask' }>, next: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: {
    FunctionName: 'flaky',
    Payload: { 'value.$': '$', 'tries.$': '$$.State.RetryCount', failsBefore },
  },
  OutputPath: '$.Payload',
  Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 2, MaxAttempts: tries }],
  ...catching(caught, next),
  Next: next,
});
