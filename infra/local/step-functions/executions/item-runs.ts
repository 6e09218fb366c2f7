import { createHash } from 'node:crypto';
import type { ExecutionStart } from '../engine.ts';
import type { Json } from '../language/json.ts';
import { flowKey } from '../language/program.ts';
import type { ItemEnd } from '../states/map-run.ts';
import type { Execution } from './execution.ts';
import type { Frame, MapRunPhase } from './frame.ts';
import type { Registry } from './registry.ts';

/** The executions of distributed maps: found again by their names, so that a restart starts none twice. */
export class ItemRuns {
  readonly #registry: Registry;
  readonly #start: (start: ExecutionStart) => Execution;

  constructor(registry: Registry, start: (start: ExecutionStart) => Execution) {
    this.#registry = registry;
    this.#start = start;
  }

  parentOf({ birth }: Execution): Execution | undefined {
    return birth.mapRun && this.#registry.executions.get(birth.mapRun.parentNumber);
  }

  /** Starts what may run, and tells the first item whose execution has ended and was not taken in yet. */
  advance(parent: Execution, frame: Frame, run: MapRunPhase): { index: number; end: ItemEnd } | undefined {
    let running = 0;
    for (const [index, { kind }] of run.results.entries()) {
      if (kind !== 'open') continue;
      if (running >= run.maxConcurrency) return undefined;
      const item = this.#item(parent, run, index) ?? this.#begin(parent, frame, run, index);
      if (item.status !== 'RUNNING') return { index, end: endOf(item) };
      running += 1;
    }
    return undefined;
  }

  /** Executions of the run that go on although nobody waits for them any more. */
  leftOver(parent: Execution, run: MapRunPhase): Execution[] {
    return run.results.flatMap((_, index) => {
      const item = this.#item(parent, run, index);
      return item?.status === 'RUNNING' ? [item] : [];
    });
  }

  #item(parent: Execution, run: MapRunPhase, index: number): Execution | undefined {
    return this.#registry.executionByArn(arnOf(parent, run, index));
  }

  #begin(parent: Execution, frame: Frame, run: MapRunPhase, index: number): Execution {
    const revision = this.#registry.revisionOf(parent);
    if (!revision) throw new Error('an execution has lost its revision');
    const current = {
      ...revision,
      arn: `${revision.arn}/${run.label}`,
      name: `${revision.name}/${run.label}`,
    };
    return this.#start({
      machine: { current, program: parent.program },
      name: nameOf(run, index),
      input: JSON.stringify(frame.items?.[index] ?? null),
      item: {
        arn: arnOf(parent, run, index),
        mapRun: { arn: run.mapRun, index, flow: flowKey(frame.at, 0), parentNumber: parent.birth.number },
      },
    });
  }
}

const endOf = ({ closing }: Execution): ItemEnd =>
  closing?.status === 'SUCCEEDED'
    ? { ok: true, output: JSON.parse(closing.output ?? 'null') as Json }
    : { ok: false };

const arnOf = ({ birth }: Execution, run: MapRunPhase, index: number): string =>
  `${birth.machineArn.replace(':stateMachine:', ':execution:')}/${run.label}:${nameOf(run, index)}`;

/** A name of the form that the service gives, the same after a restart. */
const nameOf = ({ uuid }: MapRunPhase, index: number): string => {
  const digest = createHash('sha256').update(`${uuid}/${index}`).digest('hex');
  return [8, 12, 16, 20, 32].map((end, at, ends) => digest.slice(ends[at - 1] ?? 0, end)).join('-');
};
