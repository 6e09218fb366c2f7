import type { Timeline } from '../clock/timeline.ts';
import type { Journal } from '../journal/journal.ts';
import type { EngineEntry } from './executions/engine-entry.ts';
import type { ObjectStore } from './objects/object-store.ts';

/** What a function made of an invocation: `error` and `cause` as the service would report them in a history. */
export type FunctionOutcome = (
  | { ok: true; payload: unknown }
  | { ok: false; error: string; cause: string }
) & {
  /** How long the function took on the timeline, where its work did not let time pass; the answer comes that much later. */
  tookMs?: number;
};

/** What another service made of a request: its answer, or its exception by the name in its own model. */
export type AwsOutcome =
  | { ok: true; output: unknown }
  | { ok: false; code: string; message: string; statusCode: number; requestId?: string };

/** Where names and chance come from, so that a seed repeats a whole run. */
export type Ids = { uuid(): string; random(): number };

/** What the engine needs of the twin around it. */
export type StepFunctionsPorts = {
  journal: Journal<EngineEntry>;
  timeline: Timeline;
  invokeFunction(functionArn: string, payload: unknown, roleArn: string): Promise<FunctionOutcome>;
  callAws(service: string, action: string, args: unknown, roleArn: string): Promise<AwsOutcome>;
  /** Files for the item readers and result writers of distributed maps. */
  objects: ObjectStore;
  ids: Ids;
  region: string;
  account: string;
};
