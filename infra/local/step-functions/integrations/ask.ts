import type { AskedPhase } from '../executions/frame.ts';
import { isJsonObject, type Json } from '../language/json.ts';
import type { StepFunctionsPorts } from '../ports.ts';
import { askAws } from './ask-aws.ts';
import { askFunction, askFunctionDirectly, wholeFunctionArn } from './ask-function.ts';
import type { Nested } from './nested.ts';
import { isNestedStart, type Resource } from './resource.ts';
import type { TaskAnswer } from './task-answer.ts';

export type AskWorld = { ports: StepFunctionsPorts; nested: Nested };

/** Makes a task's request, and tells what came of it; a request that breaks down is a failed task. */
export const ask = async (
  { ports, nested }: AskWorld,
  resource: Resource,
  asked: AskedPhase,
  roleArn: string,
): Promise<TaskAnswer> => {
  try {
    return await askResource({ ports, nested }, resource, asked, asked.role ?? roleArn);
  } catch (reason) {
    return {
      ok: false,
      error: brokenDown(resource),
      cause: reason instanceof Error ? reason.message : String(reason),
    };
  }
};

const brokenDown = (resource: Resource): string =>
  resource.kind === 'function' || (resource.kind === 'service' && resource.service === 'lambda')
    ? 'Lambda.Unknown'
    : 'States.TaskFailed';

const askResource = (
  { ports, nested }: AskWorld,
  resource: Resource,
  { args, requestId }: AskedPhase,
  roleArn: string,
): Promise<TaskAnswer> => {
  if (resource.kind === 'function')
    return askFunctionDirectly(ports, {
      functionArn: resource.functionArn,
      payload: args,
      roleArn,
      requestId,
    });
  // A worker asks for its task itself.
  if (resource.kind === 'activity') throw new Error('an activity is not asked');
  if (resource.service === 'lambda' && resource.action === 'invoke' && !resource.sdk) {
    const { functionName, payload } = invokeArguments(args);
    const functionArn = wholeFunctionArn(functionName, ports.region, ports.account);
    return askFunction(ports, { functionArn, payload, roleArn, requestId });
  }
  if (isNestedStart(resource)) return nested.start(args, requestId);
  return askAws(ports, resource, args, roleArn, requestId);
};

const invokeArguments = (args: Json): { functionName: string; payload: Json } => {
  const { FunctionName = '', Payload = {} } = isJsonObject(args) ? args : {};
  return { functionName: String(FunctionName), payload: Payload };
};
