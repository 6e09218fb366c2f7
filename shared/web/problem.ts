import type { Context } from 'hono';
import { z } from 'zod';

/** What every refused call answers. Source: RFC 9457. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  /** A stable word for programs. */
  kind: z.string(),
  /** Field by field, in the caller's language. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

type ProblemStatus = 400 | 404 | 409 | 422 | 500 | 503;

/** Answers a refusal as `application/problem+json`. */
export const problem = (
  c: Context,
  status: ProblemStatus,
  told: { kind: string; title: string; errors?: Problem['errors'] },
) => {
  const body: Problem = { type: 'about:blank', status, ...told };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8' });
};
