import type { EngineEntry, MachineRevision } from './executions/engine-entry.ts';
import type { Execution, ExecutionBirth, ItemBirth } from './executions/execution.ts';
import { firstFrame } from './executions/first-frame.ts';
import { ItemRuns } from './executions/item-runs.ts';
import { Ledger } from './executions/ledger.ts';
import { type Machine, Registry } from './executions/registry.ts';
import { Runner } from './executions/runner.ts';
import { inputDetails } from './history/event.ts';
import { Nested } from './integrations/nested.ts';
import { JsonataEvaluator } from './language/jsonata/evaluator.ts';
import type { StepFunctionsPorts } from './ports.ts';
import type { StateWorld } from './states/step.ts';

export type ExecutionStart = {
  machine: Pick<Machine, 'current' | 'program'>;
  name: string;
  input: string;
  /** For an item of a distributed map, whose execution is named after the map too. */
  item?: { arn: string; mapRun: ItemBirth };
};

/** The machines and executions of one twin: what the protocol's actions are done with. */
export class Engine {
  readonly ports: StepFunctionsPorts;
  readonly registry = new Registry();
  readonly ledger: Ledger;
  readonly items: ItemRuns;
  readonly nested = new Nested(this);
  readonly world: StateWorld;
  readonly runner: Runner;

  constructor(ports: StepFunctionsPorts) {
    this.ports = ports;
    this.ledger = new Ledger(ports.journal, this.registry, () => this.now());
    this.items = new ItemRuns(this.registry, (start) => this.start(start));
    this.world = worldOf(ports, this.registry);
    this.runner = new Runner(ports, this.world, this.ledger, this.items, this.nested);
  }

  now(): number {
    return this.ports.timeline.nowEpochMs();
  }

  /** Reads the journal, and lets every execution that was running go on where it was. */
  async recover(): Promise<void> {
    await this.ledger.read();
    for (const execution of this.registry.executions.values())
      if (execution.status === 'RUNNING') this.runner.resume(execution);
      else execution.pack();
  }

  /** Makes a revision the current one of its machine. */
  async putMachine(machine: MachineRevision): Promise<void> {
    await this.ledger.write({ kind: 'machine', machine });
  }

  async deleteMachine(arn: string): Promise<void> {
    await this.ledger.write({ kind: 'machine-deleted', arn, at: this.now() });
  }

  machineArn(name: string): string {
    return `arn:aws:states:${this.ports.region}:${this.ports.account}:stateMachine:${name}`;
  }

  executionArn(machine: Pick<MachineRevision, 'name' | 'type'>, name: string): string {
    const kind = machine.type === 'EXPRESS' ? 'express' : 'execution';
    const suffix = machine.type === 'EXPRESS' ? `:${this.ports.ids.uuid()}` : '';
    return `arn:aws:states:${this.ports.region}:${this.ports.account}:${kind}:${machine.name}:${name}${suffix}`;
  }

  /** Begins an execution; it is on the disk before it makes any request. */
  start({ machine, name, input, item }: ExecutionStart): Execution {
    const { current } = machine;
    const birth: ExecutionBirth = {
      number: this.registry.nextNumber(),
      name,
      arn: item?.arn ?? this.executionArn(current, name),
      machineArn: current.arn,
      machineName: current.name,
      revision: current.revision,
      roleArn: current.roleArn,
      input,
      startedAt: this.now(),
      ...(current.type === 'EXPRESS' ? { express: true } : {}),
      ...(item ? { mapRun: item.mapRun } : {}),
    };
    void this.ledger.write(startedEntry(birth, machine));
    const execution = this.registry.executions.get(birth.number);
    if (!execution) throw new Error('an execution that has just begun is not there');
    this.runner.go(execution);
    return execution;
  }
}

const startedEntry = (birth: ExecutionBirth, { program }: ExecutionStart['machine']): EngineEntry => {
  const { startedAt: at, input, roleArn } = birth;
  const details = { ...inputDetails(input), roleArn };
  return {
    kind: 'started',
    birth,
    events: [{ id: 1, previousEventId: 0, at, type: 'ExecutionStarted', details }],
    frames: [firstFrame(birth, program)],
  };
};

const worldOf = (
  { ids, timeline, region, account, objects }: StepFunctionsPorts,
  registry: Registry,
): StateWorld => ({
  hasActivity: (arn) => registry.activities.has(arn),
  jsonata: new JsonataEvaluator({ nowEpochMs: () => timeline.nowEpochMs(), chance: ids }),
  uuid: () => ids.uuid(),
  random: () => ids.random(),
  region,
  account,
  objects,
});
