import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Chance } from '../runtime/chance.ts';

/**
 * A form's nonce: only a page that we served to this browser carries one, so a scanner that posts blindly or another
 * site's form has none; and its id makes a second press of the button the same command as the first.
 */
const NONCE_BYTES = 16;

const signature = (secret: string, purpose: string, id: string): string =>
  createHmac('sha256', secret).update(`${purpose}|${id}`).digest('base64url');

/** A fresh nonce, bound to the browser's secret (its link, session or form cookie) and to one form. */
export const issueNonce = (chance: Chance, secret: string, purpose: string): string => {
  const id = Buffer.from(chance.bytes(NONCE_BYTES)).toString('base64url');
  return `${id}.${signature(secret, purpose, id)}`;
};

/** The nonce's id, or nothing when it was not issued to this browser for this form. */
export const nonceId = (nonce: string | undefined, secret: string, purpose: string): string | undefined => {
  const [id, signed] = (nonce ?? '').split('.');
  if (!id || !signed) return undefined;
  const expected = Buffer.from(signature(secret, purpose, id));
  const given = Buffer.from(signed);
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : undefined;
};
