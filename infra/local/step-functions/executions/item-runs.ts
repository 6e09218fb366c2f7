import { createHash } from 'node:crypto';
import type { ExecutionStart } from '../engine.ts';
import type { MapState } from '../language/definition.ts';
import { isJsonObject, type Json } from '../language/json.ts';
import { flowKey, stateAt } from '../language/program.ts';
import { processorOf } from '../states/map.ts';
import type { Execution } from './execution.ts';
import type { Frame, MapRunPhase } from './frame.ts';
import type { Registry } from './registry.ts';

/** How far a run has come: items are started in order, and end in any. */
type Progress = { next: number; ended: Set<number>; failedItems: number };

export type RunState = 'going' | 'complete' | 'exceeded';

/** The executions of distributed maps: found again by their names, so that a restart starts none twice. */
export class ItemRuns {
  readonly #registry: Registry;
  readonly #start: (start: ExecutionStart) => Execution;
  readonly #progress = new Map<string, Progress>();

  constructor(registry: Registry, start: (start: ExecutionStart) => Execution) {
    this.#registry = registry;
    this.#start = start;
  }

  parentOf({ birth }: Execution): Execution | undefined {
    return birth.mapRun && this.#registry.executions.get(birth.mapRun.parentNumber);
  }

  /** Starts what may run, and tells whether the run has come to its end. */
  advance(parent: Execution, frame: Frame, run: MapRunPhase): RunState {
    const progress = this.#progressOf(parent, run);
    if (progress.failedItems > run.tolerated) return 'exceeded';
    while (progress.next < run.total && progress.next - progress.ended.size < run.maxConcurrency) {
      this.#begin(parent, frame, run, progress.next);
      progress.next += 1;
    }
    return progress.ended.size === run.total ? 'complete' : 'going';
  }

  /** Takes note that an item's execution has ended. */
  noteEnd(item: Execution): void {
    const { mapRun } = item.birth;
    const progress = mapRun && this.#progress.get(mapRun.arn);
    if (progress) takeEnd(progress, item, mapRun.index);
  }

  /** Every execution of the run that there is, in the order of the items. */
  itemsOf(parent: Execution, run: MapRunPhase): Execution[] {
    const indexes = Array.from({ length: run.total }, (_, index) => index);
    return indexes.flatMap((index) => this.#item(parent, run, index) ?? []);
  }

  /** The run is over: tells which of its executions go on although nobody waits for them any more. */
  leave(parent: Execution, run: MapRunPhase): Execution[] {
    this.#progress.delete(run.mapRun);
    return this.itemsOf(parent, run).filter(({ status }) => status === 'RUNNING');
  }

  #progressOf(parent: Execution, run: MapRunPhase): Progress {
    const known = this.#progress.get(run.mapRun);
    if (known) return known;
    const progress: Progress = { next: 0, ended: new Set(), failedItems: 0 };
    for (const item of this.itemsOf(parent, run)) {
      progress.next += 1;
      if (item.status !== 'RUNNING') takeEnd(progress, item, item.birth.mapRun?.index ?? 0);
    }
    this.#progress.set(run.mapRun, progress);
    return progress;
  }

  #item(parent: Execution, run: MapRunPhase, index: number): Execution | undefined {
    return this.#registry.executionByArn(arnOf(parent, run, index));
  }

  #begin(parent: Execution, frame: Frame, run: MapRunPhase, index: number): Execution {
    const revision = this.#registry.revisionOf(parent);
    if (!revision) throw new Error('an execution has lost its revision');
    const state = stateAt(parent.program, frame.flow, frame.at) as MapState;
    const type = processorOf(state)?.ProcessorConfig?.ExecutionType ?? 'STANDARD';
    const current = {
      ...revision,
      type,
      arn: `${revision.arn}/${run.label}`,
      name: `${revision.name}/${run.label}`,
    };
    return this.#start({
      machine: { current, program: parent.program },
      name: nameOf(run, index),
      input: JSON.stringify(frame.items?.[index] ?? null),
      item: {
        arn: arnOf(parent, run, index),
        mapRun: {
          arn: run.mapRun,
          index,
          flow: flowKey(frame.at, 0),
          parentNumber: parent.birth.number,
          ...(state.ItemBatcher ? { batched: true } : {}),
        },
      },
    });
  }
}

const takeEnd = (progress: Progress, item: Execution, index: number): void => {
  if (progress.ended.has(index)) return;
  progress.ended.add(index);
  if (item.status !== 'SUCCEEDED') progress.failedItems += itemCount(item);
};

/** How many items of its run an execution works on: one, or those of its batch. */
export const itemCount = ({ birth }: Execution): number => {
  if (!birth.mapRun?.batched) return 1;
  const input = JSON.parse(birth.input) as Json;
  return isJsonObject(input) && Array.isArray(input.Items) ? input.Items.length : 1;
};

const arnOf = ({ birth }: Execution, run: MapRunPhase, index: number): string =>
  `${birth.machineArn.replace(':stateMachine:', ':execution:')}/${run.label}:${nameOf(run, index)}`;

/** A name of the form that the service gives, the same after a restart. */
const nameOf = ({ uuid }: MapRunPhase, index: number): string => {
  const digest = createHash('sha256').update(`${uuid}/${index}`).digest('hex');
  return [8, 12, 16, 20, 32].map((end, at, ends) => digest.slice(ends[at - 1] ?? 0, end)).join('-');
};
