import type { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Action } from './action.ts';
import { activityActions } from './activity-actions.ts';
import { executionActions } from './execution-actions.ts';
import { historyActions } from './history-actions.ts';
import { machineActions } from './machine-actions.ts';
import { mapRunActions } from './map-run-actions.ts';
import { redriveActions } from './redrive-execution.ts';
import { Refusal } from './refusal.ts';
import { tagActions } from './tag-actions.ts';
import { taskActions } from './task-actions.ts';
import { trialActions } from './test-state.ts';

export type Reply = { status: number; body: unknown };

const ACTIONS: Record<string, Action> = {
  ...machineActions,
  ...activityActions,
  ...executionActions,
  ...historyActions,
  ...mapRunActions,
  ...redriveActions,
  ...tagActions,
  ...taskActions,
  ...trialActions,
};

/** Every action that the engine knows. */
export const actionNames: readonly string[] = Object.keys(ACTIONS);

/** Does what a request asks; a refusal becomes the service's error body. */
export const handleAction = async (engine: Engine, name: string, body: unknown): Promise<Reply> => {
  try {
    const wanted = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!wanted) throw new Refusal('UnknownOperationException', `The action ${name} is not known`);
    return { status: 200, body: (await wanted.run(engine, read(wanted.request, body))) ?? {} };
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason;
    return { status: 400, body: { __type: reason.type, message: reason.message } };
  }
};

/** A field that breaks its bounds, as the service's front door tells it. */
const toldOf = (issue: z.core.$ZodIssue, body: unknown): string => {
  if (issue.code === 'unrecognized_keys') return `Not supported: [${issue.keys.join(', ')}]`;
  const field = issue.path.join('.');
  const value = issue.path.reduce<unknown>(memberOf, body);
  if (value === undefined)
    return `Value null at '${field}' failed to satisfy constraint: Member must not be null`;
  const constraint =
    issue.code === 'invalid_value'
      ? `Member must satisfy enum value set: [${issue.values.join(', ')}]`
      : issue.message;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return `Value '${shown}' at '${field}' failed to satisfy constraint: ${constraint}`;
};

const memberOf = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? value[step as keyof typeof value] : undefined;

const read = <S extends z.ZodType>(shape: S, body: unknown): z.infer<S> => {
  const result = shape.safeParse(body ?? {});
  if (result.success) return result.data;
  const told = result.error.issues.map((issue) => toldOf(issue, body));
  throw new Refusal(
    'ValidationException',
    `${told.length} validation error${told.length === 1 ? '' : 's'} detected: ${told.join('; ')}`,
  );
};
