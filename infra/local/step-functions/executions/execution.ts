import type { CancelTimer } from '../../clock/timeline.ts';
import type { HistoryEvent } from '../history/event.ts';
import type { Program } from '../language/program.ts';
import type { Frame } from './frame.ts';

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

export type ItemBirth = { arn: string; index: number; flow: string; parentNumber: number };

/** An execution as it is held in memory: its birth, where it stands, and its history as JSON text per transition. */
export type Execution = {
  birth: ExecutionBirth;
  program: Program;
  status: ExecutionStatus;
  frames: Frame[];
  nextFrame: number;
  events: number;
  history: string[];
  stoppedAt: number | undefined;
  closing: Closing | undefined;
  redrives: number;
  redrivenAt: number | undefined;
  /** Where an execution that did not succeed stood when it ended, for a redrive. */
  lastFrames: Frame[] | undefined;
  timers: ArmedTimer[];
};

export type ArmedTimer = { frame: number; at: number; cancel: CancelTimer };

/** The events of an execution, oldest first. */
export const historyOf = (execution: Execution): HistoryEvent[] =>
  execution.history.flatMap((text) => JSON.parse(text) as HistoryEvent[]);

export const newExecution = (birth: ExecutionBirth, program: Program): Execution => ({
  birth,
  program,
  status: 'RUNNING',
  frames: [],
  nextFrame: 0,
  events: 0,
  history: [],
  stoppedAt: undefined,
  closing: undefined,
  redrives: 0,
  redrivenAt: undefined,
  lastFrames: undefined,
  timers: [],
});
