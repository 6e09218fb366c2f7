import type { Json } from '../language/json.ts';

/** What came of a task's request, as the history tells it. */
export type TaskAnswer = { ok: true; output: Json } | { ok: false; error?: string; cause?: string };
