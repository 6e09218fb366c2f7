import type { ApiContext } from './api-app.ts';

const KEY_LENGTH = 100;

/**
 * Under which key a call is carried out once, from its `Idempotency-Key`. Each caller has a space of its own for each call, path
 * and all: equal keys of two corporations, or of one for two facilities, never meet. Callers without a key of ours
 * (`public`) share theirs, since nothing tells them apart. Nothing where the header is missing or too long.
 */
export const onceKeyOf = (c: ApiContext, caller: string): string | undefined => {
  const key = c.req.header('idempotency-key')?.trim() ?? '';
  if (key === '' || key.length > KEY_LENGTH) return undefined;
  return `api/${JSON.stringify([caller, c.req.method, c.req.path, key])}`;
};
