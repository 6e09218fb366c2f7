import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import type { Machine } from '../executions/registry.ts';
import { isRetained } from '../executions/retention.ts';
import { isTooLarge } from '../language/json.ts';
import { jsonFault } from '../language/json-fault.ts';
import { Refusal } from './refusal.ts';

export const existingMachine = (engine: Engine, arn: string): Machine => {
  refuseArn(arn);
  const machine = engine.registry.machines.get(arn);
  if (!machine) throw new Refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
};

/** An execution that can be asked about; those of an express machine cannot. */
export const existingExecution = (engine: Engine, arn: string): Execution => {
  refuseArn(arn);
  const execution = engine.registry.executionByArn(arn);
  if (!execution || execution.birth.express || !isRetained(execution, engine.now()))
    throw new Refusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return execution;
};

/** What is no ARN of this service is refused as such. */
export const refuseArn = (arn: string): void => {
  if (!/^arn:[a-z-]+:states:/.test(arn))
    throw new Refusal('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
};

const LONGEST_NAME = 80;
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

/** Names of machines and executions. Source: API reference, StartExecution. */
export const refuseName = (name: string): void => {
  if (name.length === 0 || name.length > LONGEST_NAME || FORBIDDEN.test(name))
    throw new Refusal('InvalidName', `Invalid Name: '${name}'`);
};

/** An input is JSON of at most 256 KiB. */
export const refuseInput = (input: string): void => {
  const refuse = (why: string): never => {
    throw new Refusal('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`);
  };
  if (input.trim() === '') refuse('Invalid execution input.');
  const fault = jsonFault(input);
  if (fault !== undefined) refuse(fault.message);
  if (isTooLarge(input)) refuse('Input exceeds the maximum length of 262144 bytes');
};
