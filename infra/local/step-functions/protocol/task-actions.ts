import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import type { AskedPhase, Frame } from '../executions/frame.ts';
import { readTaskToken } from '../executions/task-token.ts';
import type { TaskAnswer } from '../integrations/task-answer.ts';
import type { Json } from '../language/json.ts';
import { jsonFault } from '../language/json-fault.ts';
import { finishTask } from '../states/task-answers.ts';
import { type Action, action } from './action.ts';
import { Refusal } from './refusal.ts';

type Waiting = { frame: Frame; asked: AskedPhase };

/** The task that waits for this token; there is none once it was answered, ran out of time, or was given up. */
const waitingFor = (execution: Execution | undefined, id: number, token: string): Waiting => {
  const frame = execution?.frames.find((candidate) => candidate.id === id);
  if (execution?.status !== 'RUNNING' || frame?.phase.kind !== 'asked' || frame.phase.token !== token)
    throw new Refusal('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  return { frame, asked: frame.phase };
};

const withTask = async (
  engine: Engine,
  token: string,
  act: (execution: Execution, waiting: Waiting) => Promise<void>,
): Promise<object> => {
  const place = readTaskToken(token);
  if (!place) throw new Refusal('InvalidToken', "Invalid Token: 'Invalid token'");
  const execution = engine.registry.executions.get(place.execution);
  if (!execution) waitingFor(execution, place.frame, token);
  else
    await engine.runner.inTurn(execution, async () => {
      await act(execution, waitingFor(execution, place.frame, token));
    });
  await engine.ledger.durable();
  return {};
};

const answered = (engine: Engine, token: string, answer: TaskAnswer): Promise<object> =>
  withTask(engine, token, (execution, { frame }) =>
    engine.runner.change(execution, frame, (step) => finishTask(step, answer)),
  );

const readOutput = (output: string): Json => {
  const fault = jsonFault(output);
  if (fault !== undefined) throw new Refusal('InvalidOutput', `Invalid Output: '${fault.message}'`);
  return JSON.parse(output) as Json;
};

const sendTaskSuccess = action(
  z.object({ taskToken: z.string(), output: z.string() }),
  (engine, { taskToken, output }) => answered(engine, taskToken, { ok: true, output: readOutput(output) }),
);

const sendTaskFailure = action(
  z.object({ taskToken: z.string(), error: z.string().optional(), cause: z.string().optional() }),
  (engine, { taskToken, error, cause }) =>
    answered(engine, taskToken, {
      ok: false,
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    }),
);

const sendTaskHeartbeat = action(z.object({ taskToken: z.string() }), (engine, { taskToken }) =>
  withTask(engine, taskToken, async (execution, { frame, asked }) => {
    if (asked.heartbeatSeconds === undefined) return;
    const heartbeatBy = engine.now() + asked.heartbeatSeconds * 1000;
    const beaten = { ...frame, phase: { ...asked, heartbeatBy } };
    await engine.ledger.write({ kind: 'heartbeat', execution: execution.birth.number, frame: beaten });
  }),
);

export const taskActions: Record<string, Action> = {
  SendTaskSuccess: sendTaskSuccess,
  SendTaskFailure: sendTaskFailure,
  SendTaskHeartbeat: sendTaskHeartbeat,
};
