import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Chance } from '../../shared/runtime/chance.ts';
import { deskPath } from '../../shared/web/desk-path.ts';
import { isSecure } from '../../shared/web/page-context.ts';

/** One try to sign in, kept by the browser alone until the issuer sends it back. */
export const Attempt = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  verifier: z.string().min(1),
  /** Where the person wanted to go. */
  to: z.string().transform(deskPath),
});
export type Attempt = z.infer<typeof Attempt>;

const COOKIE = 'desk-sign-in';
const PATH = '/desk/sign-in';

/** Typing a password and a second factor takes minutes, not hours. Unit: seconds. */
const ATTEMPT_SECONDS = 900;

const SECRET_BYTES = 32;

export const newAttempt = (chance: Chance, to: string): Attempt => {
  const secret = () => Buffer.from(chance.bytes(SECRET_BYTES)).toString('base64url');
  return { state: secret(), nonce: secret(), verifier: secret(), to: deskPath(to) };
};

/** RFC 7636, method S256: only who holds the verifier can use the code. */
export const challengeOf = ({ verifier }: Attempt): string =>
  createHash('sha256').update(verifier).digest('base64url');

export const keepAttempt = (c: Context, attempt: Attempt): void =>
  setCookie(c, COOKIE, Buffer.from(JSON.stringify(attempt)).toString('base64url'), {
    path: PATH,
    httpOnly: true,
    // The issuer's redirect is a visit from another site: `Strict` would not send it.
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: ATTEMPT_SECONDS,
  });

/** The attempt that this browser began with this state; it is used up. */
export const takeAttempt = (c: Context, state: string | undefined): Attempt | undefined => {
  const kept = getCookie(c, COOKIE);
  deleteCookie(c, COOKIE, { path: PATH });
  const read = kept ? Attempt.safeParse(jsonOf(kept)) : undefined;
  return read?.success && read.data.state === state ? read.data : undefined;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
