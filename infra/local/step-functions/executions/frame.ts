import type { Json, JsonObject } from '../language/json.ts';

/**
 * One line of control of an execution: the machine itself, a branch, a map's iteration. Frames are values: a
 * transition puts another one in the place of the one before, and the journal holds each of them.
 */
export type Frame = {
  id: number;
  /** The frame whose Parallel or Map state it belongs to; the machine's own has none. */
  parent?: number;
  /** Which branch or item of its parent it is. */
  index: number;
  /** The map item it works on, for the context object. */
  item?: Json;
  /** The key of its flow in the machine's program. */
  flow: string;
  at: string;
  input: Json;
  variables: JsonObject;
  /** The last event on this line; 0 before the first state. */
  previous: number;
  /** The event that entered the current state, and when. */
  entered: number;
  enteredAt: number;
  /** How often each retrier of the current state was used. */
  retries: number[];
  /** What a Map state hands to its children, in order; apart from the phase, which changes with each of them. */
  items?: Json[];
  phase: Phase;
};

export type Phase =
  | { kind: 'entering' }
  | { kind: 'trying' }
  | { kind: 'waiting'; until: number }
  | { kind: 'backing-off'; until: number }
  | AskedPhase
  | FannedPhase
  | MapRunPhase;

/** A task's request is under way. `scheduled` is the event that says so, and tells one attempt from another. */
export type AskedPhase = {
  kind: 'asked';
  scheduled: number;
  args: Json;
  /** What names the request towards the service it goes to, the same when it is made again after a crash. */
  requestId: string;
  token?: string;
  /** The activity whose worker takes the task; it is started when one does, and its limits count from then on. */
  activity?: string;
  timeoutSeconds?: number;
  /** The request was handed out: it may have been made, and is made again after a crash. */
  started?: boolean;
  submitted?: boolean;
  /** The execution whose end is the task's end, for `startExecution.sync`. */
  job?: string;
  timeoutAt?: number;
  heartbeatSeconds?: number;
  heartbeatBy?: number;
  role?: string;
};

/** Branches or iterations under way inside the execution. */
export type FannedPhase = {
  kind: 'fanned';
  total: number;
  started: number;
  running: number;
  /** What each child gave, by index. */
  results: (Json | null)[];
  maxConcurrency?: number;
};

/**
 * A distributed map: its items run as executions of their own. How far it has come is told by those executions alone,
 * so that an item's end costs the map no entry.
 */
export type MapRunPhase = {
  kind: 'map-run';
  mapRun: string;
  label: string;
  uuid: string;
  total: number;
  maxConcurrency: number;
  /** How many of its items may fail. */
  tolerated: number;
};

/** Whether the end of another execution is waited for. */
export const awaitsJob = ({ phase }: Frame): boolean => phase.kind === 'asked' && phase.job !== undefined;

/** When the frame must be looked at again without anybody's asking; undefined if never. */
export const wakeAt = (frame: Frame): number | undefined => {
  const { phase } = frame;
  if (phase.kind === 'waiting' || phase.kind === 'backing-off') return phase.until;
  if (phase.kind !== 'asked') return undefined;
  const ends = [phase.timeoutAt, phase.heartbeatBy].filter((at) => at !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
};

/** Whether a task lies there for a worker of its activity. */
export const awaitsWorker = ({ phase }: Frame): boolean =>
  phase.kind === 'asked' && phase.activity !== undefined && !phase.started;

/** Whether the frame can go on by itself now. */
export const isReady = ({ phase }: Frame): boolean =>
  phase.kind === 'entering' ||
  phase.kind === 'trying' ||
  (phase.kind === 'asked' && !phase.started && phase.activity === undefined);

/** Whether a request of the frame is on its way and its answer still to come. */
export const awaitsAnswer = ({ phase }: Frame): boolean =>
  phase.kind === 'asked' && phase.started === true && !phase.submitted && phase.activity === undefined;

export const retryCountOf = (frame: Frame): number => frame.retries.reduce((sum, used) => sum + used, 0);

/** Whether nothing moves in these frames unless time passes or the holder of a token answers. */
export const isIdle = ({ frames }: { frames: readonly Frame[] }): boolean =>
  !frames.some(
    (frame) =>
      isReady(frame) ||
      awaitsAnswer(frame) ||
      awaitsJob(frame) ||
      awaitsWorker(frame) ||
      frame.phase.kind === 'map-run',
  );
