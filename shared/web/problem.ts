import type { Context } from 'hono';
import { z } from 'zod';

/** What every refused call answers. Source: RFC 9457. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  /** A stable word for programs. */
  kind: z.string(),
  /** What can be done about it, where the title does not say. */
  detail: z.string().optional(),
  /** Field by field, in the caller's language. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

type ProblemStatus = 400 | 401 | 404 | 409 | 422 | 429 | 500 | 503;

/** Answers a refusal as `application/problem+json`, with what its own schema tells beside (RFC 9457, extension members). */
export const problem = <Told extends Omit<Problem, 'type' | 'status'>>(
  c: Context,
  status: ProblemStatus,
  told: Told,
) => {
  const body = { type: 'about:blank', status, ...told };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8' });
};
