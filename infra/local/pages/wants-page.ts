import type { Context } from 'hono';

/** Whether a person's browser asks: programs get JSON from the same address. */
export const wantsPage = (context: Context): boolean =>
  (context.req.header('accept') ?? '').includes('text/html');
