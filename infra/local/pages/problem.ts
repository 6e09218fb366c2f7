import type { Context } from 'hono';

/** Answers a request that cannot be carried out, as RFC 9457 says. */
export const problem = (context: Context, status: 400 | 404, title: string, detail: string): Response =>
  context.body(JSON.stringify({ type: 'about:blank', title, status, detail }), status, {
    'content-type': 'application/problem+json',
  });
