import { type Frame, retryCountOf } from '../executions/frame.ts';
import type { Json, JsonObject } from '../language/json.ts';
import type { Step } from './step.ts';

export const isoInstant = (epochMs: number): string => new Date(epochMs).toISOString();

const RETRYABLE = new Set(['Task', 'Parallel', 'Map']);

/**
 * What `$states.context` and `$$` show, `token` being the one that the state is about to hand out. Source: developer
 * guide, "Accessing execution data from the Context object".
 */
export const contextObject = (step: Step, token?: string): JsonObject => {
  const given = step.onlooker?.context;
  if (given) return structuredClone(given);
  const { execution } = step.turn;
  const { birth } = execution;
  return {
    Execution: {
      Id: birth.arn,
      Input: JSON.parse(birth.input) as Json,
      StartTime: isoInstant(birth.startedAt),
      Name: birth.name,
      RoleArn: birth.roleArn,
      ...(birth.express ? {} : { RedriveCount: execution.redrives }),
      ...(execution.redrivenAt === undefined ? {} : { RedriveTime: isoInstant(execution.redrivenAt) }),
    },
    StateMachine: { Id: birth.machineArn, Name: birth.machineName },
    State: stateFacts(step),
    ...mapFacts(step),
    ...taskFacts(step.frame, token),
  };
};

const stateFacts = (step: Step): JsonObject => ({
  Name: step.name,
  EnteredTime: isoInstant(step.frame.enteredAt),
  ...(RETRYABLE.has(step.state.Type) ? { RetryCount: retryCountOf(step.frame) } : {}),
});

/** The item of the nearest map around the frame. */
const mapFacts = (step: Step): JsonObject => {
  for (let frame: Frame | undefined = step.frame; frame; frame = parentOf(step, frame)) {
    if (frame.item !== undefined) return { Map: { Item: { Index: frame.index, Value: frame.item } } };
  }
  return {};
};

const parentOf = (step: Step, frame: Frame): Frame | undefined =>
  frame.parent === undefined ? undefined : step.turn.frame(frame.parent);

const taskFacts = ({ phase }: Frame, token?: string): JsonObject => {
  const held = phase.kind === 'asked' ? phase.token : token;
  return held === undefined ? {} : { Task: { Token: held } };
};
