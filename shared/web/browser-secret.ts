import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Services } from '../store/services.ts';
import { isSecure } from './page-context.ts';

const SECRET_BYTES = 16;

/**
 * A secret that only this browser has, for visitors without a link or a session: their forms' nonces are bound to it.
 * It says nothing about the person and ends with the browser.
 */
export const browserSecret = (c: Context, services: Services): string => {
  const known = getCookie(c, 'form');
  if (known && known.length >= SECRET_BYTES) return known;
  const secret = Buffer.from(services.chance.bytes(SECRET_BYTES)).toString('base64url');
  setCookie(c, 'form', secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) });
  return secret;
};
