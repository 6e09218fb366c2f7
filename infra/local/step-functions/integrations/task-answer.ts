import type { Json } from '../language/json.ts';

/** What came of a task's request, as the history tells it; `tookMs` is how long it has still to be on its way. */
export type TaskAnswer = ({ ok: true; output: Json } | { ok: false; error?: string; cause?: string }) & {
  tookMs?: number;
};
