import type { HistoryEvent } from '../history/event.ts';
import type { Closing, ExecutionBirth, Wakes } from './execution.ts';
import type { Frame } from './frame.ts';

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
  loggingConfiguration?: unknown;
  tracingConfiguration?: unknown;
};

export type FramePatch = Pick<Frame, 'id'> & Partial<Frame>;

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
  at: number;
};

/** What the journal of the engine holds. */
export type EngineEntry =
  | { kind: 'machine'; machine: MachineRevision }
  | { kind: 'machine-deleted'; arn: string; at: number }
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
};
