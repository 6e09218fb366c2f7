import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { MachineRevision } from '../executions/engine-entry.ts';
import type { Program } from '../language/program.ts';
import { InvalidDefinition, type MachineType, readDefinition } from '../language/read-definition.ts';
import { variableReferences } from '../language/variable-references.ts';
import { type Action, action } from './action.ts';
import { existingMachine, refuseName } from './lookups.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';
import { merged, tagList } from './tag-actions.ts';

const machineType = z.enum(['STANDARD', 'EXPRESS']);
const settings = {
  loggingConfiguration: z.unknown().optional(),
  tracingConfiguration: z.unknown().optional(),
  /** Versions are not kept at home: what asks for one is refused. */
  publish: z.literal(false).optional(),
};

const createStateMachine = action(
  z.object({
    name: z.string(),
    definition: z.string(),
    roleArn: z.string(),
    type: machineType.default('STANDARD'),
    tags: tagList.optional(),
    ...settings,
  }),
  async (engine, { name, definition, roleArn, type, tags, loggingConfiguration, tracingConfiguration }) => {
    refuseName(name);
    judged(definition, type);
    const arn = engine.machineArn(name);
    const known = engine.registry.machines.get(arn)?.current;
    // The service does not compare the role: the machine keeps the one it has.
    if (known && (known.definition !== definition || known.type !== type))
      throw new Refusal('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
    if (known) return { stateMachineArn: arn, creationDate: known.createdAt / 1000 };
    const machine: MachineRevision = {
      arn,
      name,
      revision: engine.ports.ids.uuid(),
      definition,
      roleArn,
      type,
      createdAt: engine.now(),
      ...(tags ? { tags: merged([], tags) } : {}),
      loggingConfiguration,
      tracingConfiguration,
    };
    await engine.putMachine(machine);
    return { stateMachineArn: arn, creationDate: machine.createdAt / 1000 };
  },
);

const updateStateMachine = action(
  z.object({
    stateMachineArn: z.string(),
    definition: z.string().optional(),
    roleArn: z.string().optional(),
    ...settings,
  }),
  async (engine, { stateMachineArn, definition, roleArn, loggingConfiguration, tracingConfiguration }) => {
    const { current } = existingMachine(engine, stateMachineArn);
    if (
      [definition, roleArn, loggingConfiguration, tracingConfiguration].every((value) => value === undefined)
    )
      throw new Refusal(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    if (definition !== undefined) judged(definition, current.type);
    const updatedAt = engine.now();
    await engine.putMachine({
      ...current,
      definition: definition ?? current.definition,
      roleArn: roleArn ?? current.roleArn,
      loggingConfiguration: loggingConfiguration ?? current.loggingConfiguration,
      tracingConfiguration: tracingConfiguration ?? current.tracingConfiguration,
      revision: engine.ports.ids.uuid(),
      updatedAt,
    });
    const { revision } = existingMachine(engine, stateMachineArn).current;
    return { updateDate: updatedAt / 1000, revisionId: revision };
  },
);

const judged = (definition: string, type: MachineType): void => {
  try {
    readDefinition(definition, type);
  } catch (reason) {
    if (reason instanceof InvalidDefinition) throw new Refusal('InvalidDefinition', reason.message);
    throw reason;
  }
};

/** A machine as it is described; `status` is told of a machine, not of an execution's revision. */
const described = (machine: MachineRevision, program: Program) => ({
  stateMachineArn: machine.arn,
  name: machine.name,
  definition: machine.definition,
  roleArn: machine.roleArn,
  loggingConfiguration: machine.loggingConfiguration ?? { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: machine.tracingConfiguration ?? { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  ...referencesOf(program),
  ...(machine.updatedAt === undefined ? {} : { revisionId: machine.revision }),
});

const referencesOf = (program: Program) => {
  const references = variableReferences(program);
  return Object.keys(references).length === 0 ? {} : { variableReferences: references };
};

const describeStateMachine = action(
  z.object({ stateMachineArn: z.string(), includedData: z.string().optional() }),
  (engine, { stateMachineArn }) => {
    const { current, program } = existingMachine(engine, stateMachineArn);
    return {
      ...described(current, program),
      status: 'ACTIVE',
      type: current.type,
      creationDate: current.createdAt / 1000,
    };
  },
);

const describeStateMachineForExecution = action(
  z.object({ executionArn: z.string(), includedData: z.string().optional() }),
  (engine, { executionArn }) => {
    const execution = engine.registry.executionByArn(executionArn);
    const revision = execution && engine.registry.revisionOf(execution);
    if (!revision) throw new Refusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    const program = engine.registry.program(revision.revision);
    return { ...described(revision, program), updateDate: (revision.updatedAt ?? revision.createdAt) / 1000 };
  },
);

const listStateMachines = action(
  z.object({ maxResults: z.number().optional(), nextToken: z.string().optional() }),
  (engine, request) => {
    const { items, next } = pageOf(machinesByName(engine), request);
    const stateMachines = items.map(({ arn, name, type, createdAt }) => ({
      stateMachineArn: arn,
      name,
      type,
      creationDate: createdAt / 1000,
    }));
    return { stateMachines, ...next };
  },
);

const machinesByName = (engine: Engine): MachineRevision[] =>
  [...engine.registry.machines.values()]
    .map(({ current }) => current)
    .toSorted((a, b) => a.createdAt - b.createdAt);

const deleteStateMachine = action(z.object({ stateMachineArn: z.string() }), async (engine, request) => {
  if (engine.registry.machines.has(request.stateMachineArn))
    await engine.deleteMachine(request.stateMachineArn);
  return {};
});

/** How many diagnostics are told at most, and when no number is asked for. Source: API reference. */
const MOST_DIAGNOSTICS = 100;

const validateStateMachineDefinition = action(
  z.object({
    definition: z.string(),
    type: machineType.default('STANDARD'),
    severity: z.enum(['ERROR', 'WARNING']).default('ERROR'),
    maxResults: z.number().int().min(0).max(MOST_DIAGNOSTICS).default(0),
  }),
  (_engine, { definition, type, maxResults }) => {
    try {
      readDefinition(definition, type);
      return { result: 'OK', diagnostics: [], truncated: false };
    } catch (reason) {
      if (!(reason instanceof InvalidDefinition)) throw reason;
      const most = maxResults || MOST_DIAGNOSTICS;
      const { diagnostics } = reason;
      return {
        result: 'FAIL',
        diagnostics: diagnostics.slice(0, most),
        truncated: diagnostics.length > most,
      };
    }
  },
);

export const machineActions: Record<string, Action> = {
  CreateStateMachine: createStateMachine,
  UpdateStateMachine: updateStateMachine,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineForExecution: describeStateMachineForExecution,
  ListStateMachines: listStateMachines,
  DeleteStateMachine: deleteStateMachine,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
};
