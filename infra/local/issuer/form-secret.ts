import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'local-issuer-form';
const FOLDER = '/local/issuer';

/** The secret that this browser's forms must carry: only a page of the issuer itself can know it. */
export const formSecret = (context: Context): string => {
  const known = getCookie(context, COOKIE);
  if (known) return known;
  const secret = randomBytes(16).toString('base64url');
  setCookie(context, COOKIE, secret, { path: FOLDER, httpOnly: true, sameSite: 'Strict' });
  return secret;
};

/** Whether a form was sent by a page of the issuer in the same browser. */
export const isOwnForm = (context: Context, sent: string | undefined): boolean => {
  const known = Buffer.from(getCookie(context, COOKIE) ?? '');
  const given = Buffer.from(sent ?? '');
  return known.length > 0 && known.length === given.length && timingSafeEqual(known, given);
};
