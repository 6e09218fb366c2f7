import type { Context } from 'hono';

/** The body as JSON; nothing where it is none. */
export const jsonOf = async (c: Context): Promise<unknown> => {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
};
