import { Engine } from './engine.ts';
import type { MachineRevision } from './executions/engine-entry.ts';
import { readTaskToken } from './executions/task-token.ts';
import { type MachineType, readDefinition } from './language/read-definition.ts';
import type { StepFunctionsPorts } from './ports.ts';
import { actionNames, handleAction, type Reply } from './protocol/handle-action.ts';

/** A state machine as a template declares it, substitutions applied. */
export type StateMachineDeclaration = {
  name: string;
  definition: string;
  roleArn: string;
  type?: MachineType;
};

/** Step Functions at home: durable in its journal, moved by the twin's timeline, spoken to as the service is. */
export interface StepFunctions {
  /**
   * Makes the machine be as declared: creates it, or gives it a new revision where it differs. Executions keep the
   * revision they began with. Throws `InvalidDefinition` with every place that is not known.
   */
  putStateMachine(declaration: StateMachineDeclaration): Promise<{ stateMachineArn: string }>;
  /** The names of the actions that `handle` answers. */
  readonly actions: readonly string[];
  /** Answers one action of the AWS JSON 1.0 protocol, such as `StartExecution`; `body` is the request's JSON, read. */
  handle(action: string, body: unknown, caller: Caller): Promise<Reply>;
  /** The machine whose execution made this task token: who may answer it is judged by the machine. */
  machineOfToken(token: string): string | undefined;
  /** Rewrites the journal without what is over for more than 90 days; the engine does it by itself as it grows. */
  compact(): Promise<void>;
  /** Waits until everything is on the disk and closes the journal. */
  close(): Promise<void>;
}

/** Who asks; the twin has judged already whether they may. */
export type Caller = { roleArn?: string };

/** Opens the engine on its journal: every execution in it goes on where it was. */
export const createStepFunctions = async (ports: StepFunctionsPorts): Promise<StepFunctions> => {
  const engine = new Engine(ports);
  await engine.recover();
  return {
    putStateMachine: (declaration) => putStateMachine(engine, declaration),
    actions: actionNames,
    handle: (action, body) => handleAction(engine, action, body),
    machineOfToken: (token) => {
      const place = readTaskToken(token);
      return place && engine.registry.executions.get(place.execution)?.birth.machineArn;
    },
    compact: () => engine.ledger.compact(),
    close: () => engine.ledger.close(),
  };
};

const putStateMachine = async (
  engine: Engine,
  { name, definition, roleArn, type = 'STANDARD' }: StateMachineDeclaration,
): Promise<{ stateMachineArn: string }> => {
  const arn = engine.machineArn(name);
  const current = engine.registry.machines.get(arn)?.current;
  if (current?.definition === definition && current.roleArn === roleArn && current.type === type)
    return { stateMachineArn: arn };
  readDefinition(definition, type);
  const machine: MachineRevision = {
    arn,
    name,
    revision: engine.ports.ids.uuid(),
    definition,
    roleArn,
    type,
    createdAt: current?.createdAt ?? engine.now(),
  };
  await engine.putMachine(current ? { ...machine, updatedAt: engine.now() } : machine);
  return { stateMachineArn: arn };
};
