import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Temporal } from 'temporal-polyfill';
import type { Principal } from '../domain/access/principal.ts';
import type { Staff } from '../domain/staff/schema.ts';
import { type Session, sessionHolds } from '../domain/staff/session.ts';
import { carryOut } from '../store/command.ts';
import { staffKey } from '../store/keys.ts';
import { staffRecords } from '../store/registry.ts';
import type { Services } from '../store/services.ts';
import { mintSession, sessionOf, sessions } from '../store/sessions.ts';
import { removing } from '../store/writes.ts';
import { isSecure } from './page-context.ts';

type StaffPrincipal = Extract<Principal, { who: 'staff' }>;

/** The browser's half of a session. */
export const SESSION_COOKIE = 'desk';
/** When the browser was last here, signed: reading pages keeps a session awake although GET writes nothing. */
const SEEN_COOKIE = 'desk-seen';

const cookie = (c: Context) =>
  ({ path: '/desk', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) }) as const;

/** Somebody who is signed in. */
export type SignedIn = { staff: Staff; token: string };

/** Begins a session for somebody whom the sign-in has vouched for; the audit remembers it. */
export const beginSession = async (
  c: Context,
  services: Services,
  staff: Staff,
  by: Principal,
): Promise<void> => {
  const { municipality, staffId } = staff;
  const { token, session, writes } = mintSession(services, staff);
  const audit = [{ by, subject: staffId, fact: 'SignedIn', about: {} }];
  const outcome = await carryOut(services, { municipality, writes, audit });
  if (!outcome.ok) throw new Error(`A session could not be kept: ${outcome.refusal.kind}`);
  setCookie(c, SESSION_COOKIE, token, cookie(c));
  rememberSeen(c, session, services.clock.now());
};

/** Who sits before this browser, checked against the store on every request; nobody when anything is amiss. */
export const signedIn = async (c: Context, services: Services): Promise<SignedIn | undefined> => {
  const token = getCookie(c, SESSION_COOKIE);
  const kept = token ? await sessionOf(services, token) : undefined;
  if (!token || !kept) return undefined;
  const session = kept.value;
  const now = services.clock.now();
  if (!sessionHolds(session, seenAt(c, session), now)) return undefined;
  const staff = await services.store.find(staffRecords, staffKey(session.municipality, session.staffId));
  if (!staff?.value.active) return undefined;
  rememberSeen(c, session, now);
  return { staff: staff.value, token };
};

/** Ends the session of this browser, for good. */
export const endSession = async (c: Context, services: Services, by: StaffPrincipal): Promise<void> => {
  const token = getCookie(c, SESSION_COOKIE);
  const kept = token ? await sessionOf(services, token) : undefined;
  if (kept) {
    await carryOut(services, {
      municipality: by.municipality,
      writes: [removing(sessions, kept, 'EndedMeanwhile')],
      audit: [{ by, subject: by.staffId, fact: 'SignedOut', about: {} }],
    });
  }
  deleteCookie(c, SESSION_COOKIE, { path: '/desk' });
  deleteCookie(c, SEEN_COOKIE, { path: '/desk' });
};

const rememberSeen = (c: Context, session: Session, at: Temporal.Instant): void => {
  const text = String(at.epochMilliseconds);
  setCookie(c, SEEN_COOKIE, `${text}.${signatureOf(session, text)}`, cookie(c));
};

/** When the browser was seen last; without a word that we signed, when the session began. */
const seenAt = (c: Context, session: Session): Temporal.Instant => {
  const [text = '', signature = ''] = (getCookie(c, SEEN_COOKIE) ?? '').split('.');
  return sameText(signature, signatureOf(session, text))
    ? Temporal.Instant.fromEpochMilliseconds(Number(text))
    : Temporal.Instant.from(session.beganAt);
};

const signatureOf = (session: Session, text: string): string =>
  createHmac('sha256', session.seenKey).update(text).digest('base64url');

const sameText = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};
