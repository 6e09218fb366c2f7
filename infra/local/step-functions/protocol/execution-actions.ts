import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import type { Machine } from '../executions/registry.ts';
import { isRetained } from '../executions/retention.ts';
import { type Action, action } from './action.ts';
import { described, listedExecution } from './describe-execution.ts';
import { existingExecution, existingMachine, refuseInput, refuseName } from './lookups.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';

const startRequest = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
  traceHeader: z.string().optional(),
  includedData: z.string().optional(),
});

const startExecution = action(
  startRequest,
  async (engine, { name = engine.ports.ids.uuid(), ...request }) => {
    const { birth } = beginExecution(engine, { name, ...request });
    await engine.ledger.durable();
    return { executionArn: birth.arn, startDate: birth.startedAt / 1000 };
  },
);

/** Starts an execution, or refuses as the service would. */
export const beginExecution = (
  engine: Engine,
  { stateMachineArn, name, input }: { stateMachineArn: string; name: string; input: string },
): Execution => {
  const machine = existingMachine(engine, stateMachineArn);
  refuseInput(input);
  refuseName(name);
  return begun(engine, machine, name, input);
};

/** Starting again what runs with the same name and input is the same start. */
const begun = (engine: Engine, machine: Machine, name: string, input: string): Execution => {
  if (machine.current.type === 'EXPRESS') return engine.start({ machine, name, input });
  const arn = engine.executionArn(machine.current, name);
  const known = engine.registry.executionByArn(arn);
  if (!known || !isRetained(known, engine.now())) return engine.start({ machine, name, input });
  if (known.status === 'RUNNING' && known.birth.input === input) return known;
  throw new Refusal('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
};

const startSyncExecution = action(startRequest, async (engine, { stateMachineArn, name, input }) => {
  const machine = existingMachine(engine, stateMachineArn);
  if (machine.current.type !== 'EXPRESS')
    throw new Refusal(
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    );
  refuseInput(input);
  if (name !== undefined) refuseName(name);
  const execution = engine.start({ machine, name: name ?? engine.ports.ids.uuid(), input });
  await engine.runner.closed(execution);
  const durationMs = (execution.stoppedAt ?? 0) - execution.birth.startedAt;
  return {
    ...described(execution, engine.now()),
    billingDetails: { billedDurationInMilliseconds: billedMs(durationMs), billedMemoryUsedInMB: 64 },
  };
});

const BILLED_STEP_MS = 100;

/** Time is billed in whole steps, one at least. */
const billedMs = (durationMs: number): number =>
  Math.max(1, Math.ceil(durationMs / BILLED_STEP_MS)) * BILLED_STEP_MS;

const describeExecution = action(
  z.object({ executionArn: z.string(), includedData: z.string().optional() }),
  (engine, { executionArn }) => described(existingExecution(engine, executionArn), engine.now()),
);

/** In the order in which a refusal names them. */
const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'] as const;
const REDRIVES = ['REDRIVEN', 'NOT_REDRIVEN'] as const;

const listExecutions = action(
  z.object({
    stateMachineArn: z.string().optional(),
    mapRunArn: z.string().optional(),
    statusFilter: z.enum(STATUSES).optional(),
    redriveFilter: z.enum(REDRIVES).optional(),
    maxResults: z.number().optional(),
    nextToken: z.string().optional(),
  }),
  (engine, request) => {
    const { items, next } = pageOf(executionsOf(engine, request), request);
    return { executions: items.map(listedExecution), ...next };
  },
);

type ListFilter = {
  stateMachineArn?: string | undefined;
  mapRunArn?: string | undefined;
  statusFilter?: string | undefined;
  redriveFilter?: string | undefined;
};

/** The newest first. */
const executionsOf = (
  engine: Engine,
  { stateMachineArn, mapRunArn, statusFilter, redriveFilter }: ListFilter,
): Execution[] => {
  if (stateMachineArn !== undefined) existingMachine(engine, stateMachineArn);
  return [...engine.registry.executions.values()]
    .filter((execution) => {
      const { birth, status } = execution;
      const mine =
        mapRunArn === undefined
          ? birth.machineArn === stateMachineArn && !birth.mapRun
          : birth.mapRun?.arn === mapRunArn;
      return (
        mine &&
        !birth.express &&
        isRetained(execution, engine.now()) &&
        (statusFilter === undefined || status === statusFilter) &&
        (redriveFilter === undefined || execution.redrives > 0 === (redriveFilter === 'REDRIVEN'))
      );
    })
    .reverse();
};

const stopExecution = action(
  z.object({ executionArn: z.string(), error: z.string().optional(), cause: z.string().optional() }),
  async (engine, { executionArn, ...why }) => {
    const execution = existingExecution(engine, executionArn);
    await engine.runner.abort(execution, why);
    return { stopDate: (execution.stoppedAt ?? engine.now()) / 1000 };
  },
);

export const executionActions: Record<string, Action> = {
  StartExecution: startExecution,
  StartSyncExecution: startSyncExecution,
  DescribeExecution: describeExecution,
  ListExecutions: listExecutions,
  StopExecution: stopExecution,
};
