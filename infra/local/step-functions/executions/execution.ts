import type { HistoryEvent } from '../history/event.ts';
import type { Program } from '../language/program.ts';
import type { Frame } from './frame.ts';
import type { MapRunRecord } from './map-run-record.ts';
import { packed, unpacked } from './packing.ts';
import type { Place, Shelf } from './shelf.ts';

export type ExecutionStatus =
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'ABORTED'
  | 'PENDING_REDRIVE';

/** How an execution ended. */
export type Closing = {
  status: Exclude<ExecutionStatus, 'RUNNING' | 'PENDING_REDRIVE'>;
  output?: string;
  error?: string;
  cause?: string;
};

/** What an execution was started with; it never changes. */
export type ExecutionBirth = {
  /** Its number in this twin, from 1 on: short, and what a task token holds. */
  number: number;
  name: string;
  arn: string;
  machineArn: string;
  machineName: string;
  /** The revision of the machine that it keeps to the end. */
  revision: string;
  roleArn: string;
  input: string;
  startedAt: number;
  express?: boolean;
  /** For a distributed map's items: the run it belongs to and the item's place in it. */
  mapRun?: ItemBirth;
};

export type ItemBirth = { arn: string; index: number; flow: string; parentNumber: number; batched?: boolean };

/** Frames and the instants at which they must be woken. */
export type Wakes = [frame: number, atEpochMs: number][];

/** Shared by all that have none of something; never written to. */
export const NONE: never[] = [];

/**
 * An execution as it is held in memory: its birth, where it stands, and its history as JSON text per transition.
 * One that waits is packed on a shelf, since a hundred thousand of them may wait for weeks; it unpacks itself when it is
 * looked into.
 */
export class Execution {
  readonly birth: ExecutionBirth;
  readonly program: Program;
  status: ExecutionStatus = 'RUNNING';
  nextFrame = 0;
  events = 0;
  stoppedAt: number | undefined;
  closing: Closing | undefined;
  redrives = 0;
  redrivenAt: number | undefined;
  /** Where an execution that did not succeed stood when it ended, for a redrive. */
  lastFrames: Frame[] | undefined;
  /** The runs of its distributed maps, if it has had any. */
  mapRuns: MapRunRecord[] | undefined;
  /** The frames that are to be woken and when, in pairs. */
  armed: readonly number[] = NONE;
  /** After a restart: the instants (with their frames) for which an execution waits that nothing else moves. */
  asleep: Wakes | undefined;
  readonly #shelf: Shelf;
  #frames: Frame[] = NONE;
  #history: string[] = [];
  #packed: Place | undefined;

  constructor(birth: ExecutionBirth, program: Program, shelf: Shelf) {
    this.#shelf = shelf;
    this.birth = birth;
    this.program = program;
  }

  get frames(): Frame[] {
    this.#unpack();
    return this.#frames;
  }

  set frames(frames: Frame[]) {
    this.#unpack();
    this.#frames = frames;
  }

  /** The events so far, as JSON lists. */
  get history(): readonly string[] {
    this.#unpack();
    return this.#history;
  }

  get isPacked(): boolean {
    return this.#packed !== undefined;
  }

  /** Everything in it that can be packed; what is read is valid until it is unpacked. */
  get packedBytes(): Uint8Array {
    return this.#shelf.read(this.pack());
  }

  set packedBytes(bytes: Uint8Array) {
    this.release();
    this.#packed = this.#shelf.put(bytes);
  }

  /** Gives its place on the shelf free. */
  release(): void {
    if (this.#packed !== undefined) this.#shelf.free(this.#packed);
    this.#packed = undefined;
  }

  remember(events: readonly HistoryEvent[]): void {
    if (events.length === 0) return;
    this.#unpack();
    this.#history.push(JSON.stringify(events));
    this.events += events.length;
  }

  pack(): Place {
    if (this.#packed !== undefined) return this.#packed;
    this.#packed = this.#shelf.put(packed([JSON.stringify(this.#frames), ...this.#history].join('\n')));
    this.#frames = NONE;
    this.#history = NONE;
    return this.#packed;
  }

  #unpack(): void {
    if (this.#packed === undefined) return;
    const [frames = '[]', ...history] = unpacked(this.#shelf.read(this.#packed)).split('\n');
    this.#frames = JSON.parse(frames) as Frame[];
    this.#history = history;
    this.release();
  }
}

/** The events of an execution, oldest first; one that was packed is so again afterwards. */
export const historyOf = (execution: Execution): HistoryEvent[] => {
  const { isPacked, history } = execution;
  if (isPacked) execution.pack();
  return history.flatMap((text) => JSON.parse(text) as HistoryEvent[]);
};
