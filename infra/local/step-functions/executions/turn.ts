import type { HistoryEvent } from '../history/event.ts';
import type { JsonObject } from '../language/json.ts';
import type { FramePatch, StepEntry } from './engine-entry.ts';
import type { Closing, Execution } from './execution.ts';
import type { Frame } from './frame.ts';
import { patchBetween } from './frame-patch.ts';
import { type MapRunRecord, withRun } from './map-run-record.ts';

/** One transition of an execution in the making: nothing of it is true before it is committed as a whole. */
export class Turn {
  readonly execution: Execution;
  readonly now: number;
  readonly #events: HistoryEvent[] = [];
  readonly #changed = new Map<number, Frame | undefined>();
  readonly #abandoned: Frame[] = [];
  readonly #mapRuns = new Map<string, MapRunRecord>();
  #nextFrame: number;
  #closing: Closing | undefined;
  #lastFrames: Frame[] | undefined;

  constructor(execution: Execution, now: number) {
    this.execution = execution;
    this.now = now;
    this.#nextFrame = execution.nextFrame;
  }

  record(type: string, previousEventId: number, details?: JsonObject): number {
    const id = this.execution.events + this.#events.length + 1;
    this.#events.push({ id, previousEventId, at: this.now, type, ...(details ? { details } : {}) });
    return id;
  }

  newFrame(frame: Omit<Frame, 'id'>): Frame {
    const made = { id: this.#nextFrame, ...frame };
    this.#nextFrame += 1;
    this.put(made);
    return made;
  }

  put(frame: Frame): void {
    this.#changed.set(frame.id, frame);
  }

  drop(id: number): void {
    this.#changed.set(id, undefined);
  }

  /** Drops a frame that is given up; should the execution end with that, a redrive takes it up again. */
  abandon(frame: Frame): void {
    this.#abandoned.push(frame);
    this.drop(frame.id);
  }

  putMapRun(record: MapRunRecord): void {
    this.#mapRuns.set(record.arn, record);
  }

  mapRun(arn: string): MapRunRecord | undefined {
    return this.#mapRuns.get(arn) ?? this.execution.mapRuns?.find((record) => record.arn === arn);
  }

  frame(id: number): Frame | undefined {
    return this.#changed.has(id)
      ? this.#changed.get(id)
      : this.execution.frames.find((frame) => frame.id === id);
  }

  /** The frames as they stand in this turn. */
  frames(): Frame[] {
    const kept = this.execution.frames.filter((frame) => !this.#changed.has(frame.id));
    return [...kept, ...[...this.#changed.values()].filter((frame) => frame !== undefined)];
  }

  close(closing: Closing): void {
    this.#closing = closing;
    if (closing.status !== 'SUCCEEDED') this.#lastFrames = [...this.frames(), ...this.#abandoned];
    for (const frame of this.frames()) this.drop(frame.id);
  }

  get closing(): Closing | undefined {
    return this.#closing;
  }

  entry(): StepEntry {
    const changed = [...this.#changed];
    return {
      kind: 'step',
      execution: this.execution.birth.number,
      events: this.#events,
      frames: changed.flatMap(([, frame]) => (frame ? [this.#patchOf(frame)] : [])),
      dropped: changed.flatMap(([id, frame]) => (frame ? [] : [id])),
      nextFrame: this.#nextFrame,
      ...(this.#closing ? { closing: this.#closing } : {}),
      ...(this.#lastFrames ? { lastFrames: this.#lastFrames } : {}),
      ...this.#runsChanged(),
      at: this.now,
    };
  }

  /** The runs that this turn began or changed, and those that were given up with their map. */
  #runsChanged(): Pick<StepEntry, 'mapRuns'> {
    if (!this.execution.mapRuns && this.#mapRuns.size === 0) return {};
    const going = new Set(
      this.frames().flatMap(({ phase }) => (phase.kind === 'map-run' ? [phase.mapRun] : [])),
    );
    const all = [...this.#mapRuns.values()].reduce(withRun, this.execution.mapRuns ?? []);
    const ended = all
      .filter(({ status, arn }) => status === 'RUNNING' && !going.has(arn))
      .map((run): MapRunRecord => ({ ...run, status: 'ABORTED', stoppedAt: this.now }));
    const mapRuns = ended.reduce(withRun, [...this.#mapRuns.values()]);
    return mapRuns.length > 0 ? { mapRuns } : {};
  }

  #patchOf(frame: Frame): FramePatch {
    const before = this.execution.frames.find(({ id }) => id === frame.id);
    return patchBetween(before, frame);
  }
}
