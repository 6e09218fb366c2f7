import { layOut, type Program } from '../language/program.ts';
import { readDefinition } from '../language/read-definition.ts';
import type { Activity, EngineEntry, KeptExecution, MachineRevision, StepEntry } from './engine-entry.ts';
import { Execution, type ExecutionBirth, type Wakes } from './execution.ts';
import { patched } from './frame-patch.ts';
import { type MapRunRecord, withRun } from './map-run-record.ts';
import { Shelf } from './shelf.ts';
import { wakesOf } from './timers.ts';

/** A state machine as it stands, and its definition laid out. */
export type Machine = { current: MachineRevision; program: Program };

/**
 * Everything the engine knows, as the journal tells it: machines with all revisions in use, executions. Its state is
 * a fold over entries, so that what a restart reads is what was there.
 */
export class Registry {
  readonly machines = new Map<string, Machine>();
  readonly activities = new Map<string, Activity>();
  readonly executions = new Map<number, Execution>();
  readonly #shelf = new Shelf();
  readonly #numberByArn = new Map<string, number>();
  readonly #numberByRun = new Map<string, number>();
  readonly #revisions = new Map<string, { revision: MachineRevision; program: Program }>();
  #nextNumber = 1;

  nextNumber(): number {
    return this.#nextNumber;
  }

  executionByArn(arn: string): Execution | undefined {
    const number = this.#numberByArn.get(arn);
    return number === undefined ? undefined : this.executions.get(number);
  }

  /** The execution whose distributed map this run is of. */
  executionByRun(mapRunArn: string): Execution | undefined {
    return this.executions.get(this.#numberByRun.get(mapRunArn) ?? 0);
  }

  revisionOf(execution: Execution): MachineRevision | undefined {
    return this.#revisions.get(execution.birth.revision)?.revision;
  }

  program(revision: string): Program {
    const known = this.#revisions.get(revision);
    if (!known) throw new Error(`the journal names a revision that it does not hold: ${revision}`);
    return known.program;
  }

  /** Takes an entry in. A step gives back the execution as it was changed. */
  apply(entry: EngineEntry) {
    switch (entry.kind) {
      case 'machine':
        return this.#applyMachine(entry.machine);
      case 'machine-deleted':
        this.machines.delete(entry.arn);
        return;
      case 'activity':
        this.activities.set(entry.activity.arn, entry.activity);
        return;
      case 'activity-deleted':
        this.activities.delete(entry.arn);
        return;
      case 'started':
        return this.#applyStarted(entry);
      case 'step':
        return this.#applyStep(entry);
      case 'heartbeat': {
        const execution = this.#awake(entry.execution);
        if (execution) execution.frames = patched(execution.frames, [entry.frame], []);
        return;
      }
      case 'redriven':
        return this.#applyRedriven(entry);
      case 'kept':
        return this.#applyKept(entry.kept);
      default:
        return entry satisfies never;
    }
  }

  /** Forgets an execution for good. */
  forget(execution: Execution): void {
    execution.release();
    this.executions.delete(execution.birth.number);
    this.#numberByArn.delete(execution.birth.arn);
    for (const { arn } of execution.mapRuns ?? []) this.#numberByRun.delete(arn);
  }

  /** Every revision that a machine or an execution still needs. */
  revisionsInUse(): MachineRevision[] {
    const used = new Set([...this.executions.values()].map(({ birth }) => birth.revision));
    for (const { current } of this.machines.values()) used.add(current.revision);
    return [...this.#revisions.values()].flatMap(({ revision }) =>
      used.has(revision.revision) ? [revision] : [],
    );
  }

  #applyMachine(revision: MachineRevision): void {
    const program = layOut(readDefinition(revision.definition, revision.type));
    this.#revisions.set(revision.revision, { revision, program });
    if (!revision.retired) this.machines.set(revision.arn, { current: revision, program });
  }

  #applyStarted({ birth, events, frames }: Extract<EngineEntry, { kind: 'started' }>): void {
    const execution = new Execution(this.#shared(birth), this.program(birth.revision), this.#shelf);
    execution.frames = frames;
    execution.nextFrame = frames.length;
    execution.remember(events);
    this.#add(execution);
  }

  /** A birth that was read from the journal, with its machine's own texts in the place of equal ones. */
  #shared(birth: ExecutionBirth): ExecutionBirth {
    const revision = this.#revisions.get(birth.revision)?.revision;
    if (revision === undefined) return birth;
    const { arn: machineArn, name: machineName } = revision;
    const roleArn = birth.roleArn === revision.roleArn ? revision.roleArn : birth.roleArn;
    return { ...birth, machineArn, machineName, revision: revision.revision, roleArn };
  }

  /** An execution to which something happens. */
  #awake(number: number): Execution | undefined {
    const execution = this.executions.get(number);
    if (execution) execution.asleep = undefined;
    return execution;
  }

  #applyStep(entry: StepEntry): void {
    const execution = this.#awake(entry.execution);
    if (!execution) return;
    execution.frames = patched(execution.frames, entry.frames, entry.dropped);
    execution.nextFrame = entry.nextFrame;
    execution.remember(entry.events);
    this.#putRuns(execution, entry.mapRuns);
    if (!entry.closing) return;
    execution.closing = entry.closing;
    execution.status = entry.closing.status;
    execution.stoppedAt = entry.at;
    if (entry.lastFrames) execution.lastFrames = entry.lastFrames;
  }

  #applyRedriven(entry: Extract<EngineEntry, { kind: 'redriven' }>): void {
    const execution = this.#awake(entry.execution);
    if (!execution) return;
    execution.frames = entry.frames;
    execution.nextFrame = entry.nextFrame;
    execution.status = 'RUNNING';
    execution.redrives += 1;
    execution.redrivenAt = entry.at;
    execution.closing = undefined;
    execution.stoppedAt = undefined;
    execution.lastFrames = undefined;
    execution.remember(entry.events);
    this.#putRuns(execution, entry.mapRuns);
  }

  #applyKept({ birth, packed, ...state }: KeptExecution): void {
    const execution = new Execution(this.#shared(birth), this.program(birth.revision), this.#shelf);
    Object.assign(execution, state, { status: state.closing?.status ?? 'RUNNING' });
    execution.packedBytes = Buffer.from(packed, 'base64');
    this.#add(execution);
    this.#putRuns(execution, state.mapRuns);
  }

  #putRuns(execution: Execution, records: readonly MapRunRecord[] | undefined): void {
    if (!records) return;
    execution.mapRuns = records.reduce(withRun, execution.mapRuns ?? []);
    for (const { arn } of records) this.#numberByRun.set(arn, execution.birth.number);
  }

  #add(execution: Execution): void {
    const { number, arn } = execution.birth;
    this.executions.set(number, execution);
    this.#numberByArn.set(arn, number);
    this.#nextNumber = Math.max(this.#nextNumber, number + 1);
  }
}

/** An execution as one entry. One that is packed sleeps: all it needs is its timers. */
export const keptEntry = (execution: Execution): EngineEntry => {
  const { birth, nextFrame, events, stoppedAt, closing, redrives, redrivenAt, lastFrames, mapRuns } =
    execution;
  const asleep: Wakes | undefined = execution.isPacked ? wakesOf(execution) : undefined;
  const packed = Buffer.from(execution.packedBytes).toString('base64');
  const kept: KeptExecution = { birth, packed, nextFrame, events, redrives };
  if (asleep !== undefined) kept.asleep = asleep;
  if (stoppedAt !== undefined) kept.stoppedAt = stoppedAt;
  if (closing !== undefined) kept.closing = closing;
  if (redrivenAt !== undefined) kept.redrivenAt = redrivenAt;
  if (lastFrames !== undefined) kept.lastFrames = lastFrames;
  if (mapRuns !== undefined) kept.mapRuns = mapRuns;
  return { kind: 'kept', kept };
};
