import type { HistoryEvent } from '../history/event.ts';
import type { Json } from '../language/json.ts';
import type { Closing, ExecutionBirth, Wakes } from './execution.ts';
import type { FannedPhase, Frame } from './frame.ts';
import type { MapRunRecord } from './map-run-record.ts';

/** A state machine's revision as it is kept. */
export type MachineRevision = {
  arn: string;
  name: string;
  revision: string;
  definition: string;
  roleArn: string;
  type: 'STANDARD' | 'EXPRESS';
  createdAt: number;
  updatedAt?: number;
  /** No longer the machine's current revision: kept for the executions that began with it. */
  retired?: boolean;
  tags?: { key: string; value: string }[];
  loggingConfiguration?: unknown;
  tracingConfiguration?: unknown;
};

/** What workers of its own poll for tasks. */
export type Activity = { arn: string; name: string; createdAt: number };

/** What is another of branches or iterations under way: of a thousand results, those that came. */
export type FanPatch = Pick<FannedPhase, 'started' | 'running'> & { came: [index: number, result: Json][] };

export type FramePatch = Pick<Frame, 'id'> & Partial<Frame> & { fan?: FanPatch };

/** One transition of one execution: what happened, and every frame that is another one since. */
export type StepEntry = {
  kind: 'step';
  execution: number;
  events: HistoryEvent[];
  /** A frame that was there before holds only what is another since. */
  frames: FramePatch[];
  dropped: number[];
  nextFrame: number;
  closing?: Closing;
  /** The frames at the moment of closing, for a redrive. */
  lastFrames?: Frame[];
  /** Runs of distributed maps that began or are another since. */
  mapRuns?: MapRunRecord[];
  at: number;
};

/** What the journal of the engine holds. */
export type EngineEntry =
  | { kind: 'machine'; machine: MachineRevision }
  | { kind: 'machine-deleted'; arn: string; at: number }
  | { kind: 'activity'; activity: Activity }
  | { kind: 'activity-deleted'; arn: string }
  | { kind: 'started'; birth: ExecutionBirth; events: HistoryEvent[]; frames: Frame[] }
  | StepEntry
  | { kind: 'heartbeat'; execution: number; frame: Frame }
  | {
      kind: 'redriven';
      execution: number;
      at: number;
      events: HistoryEvent[];
      frames: Frame[];
      nextFrame: number;
      mapRuns?: MapRunRecord[];
    }
  | { kind: 'kept'; kept: KeptExecution };

/** A whole execution in one entry, as a compaction writes it. */
export type KeptExecution = {
  birth: ExecutionBirth;
  /** Its frames and its history, packed, in base64. */
  packed: string;
  asleep?: Wakes;
  nextFrame: number;
  events: number;
  stoppedAt?: number;
  closing?: Closing;
  redrives: number;
  redrivenAt?: number;
  lastFrames?: Frame[];
  mapRuns?: MapRunRecord[];
};
