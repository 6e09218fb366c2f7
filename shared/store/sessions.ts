import { createHash } from 'node:crypto';
import type { Staff } from '../domain/staff/schema.ts';
import { SESSION_HOURS, Session } from '../domain/staff/session.ts';
import { sessionKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Services } from './services.ts';
import { creating, type Write } from './writes.ts';

const TOKEN_BYTES = 16;
const SEEN_KEY_BYTES = 16;
const LONGEST_TOKEN = 60;

export const sessions = defineRecords<Session>({
  table: 'ledger',
  entity: 'session',
  schema: Session,
  key: (session) => sessionKey(session.municipality, session.sessionHash),
  expiresAtEpochSeconds: (session) => Math.floor(Date.parse(session.endsAt) / 1000),
});

/** A new session, the token that its browser keeps, and the write that remembers it by hash. */
export const mintSession = (
  services: Services,
  staff: Staff,
): { token: string; session: Session; writes: Write[] } => {
  const secret = Buffer.from(services.chance.bytes(TOKEN_BYTES)).toString('base64url');
  const token = `${staff.municipality}.${secret}`;
  const now = services.clock.now();
  const session: Session = {
    municipality: staff.municipality,
    sessionHash: hashOf(token),
    staffId: staff.staffId,
    beganAt: now.toString(),
    endsAt: now.add({ hours: SESSION_HOURS }).toString(),
    seenKey: Buffer.from(services.chance.bytes(SEEN_KEY_BYTES)).toString('base64url'),
  };
  return { token, session, writes: [creating(sessions, session, 'SessionExists')] };
};

/** The session that a token belongs to, whether it still holds or not. */
export const sessionOf = async (services: Services, token: string): Promise<Kept<Session> | undefined> => {
  const [municipality, secret] = token.split('.');
  if (!municipality || !secret || !/^\d{6}$/.test(municipality) || token.length > LONGEST_TOKEN)
    return undefined;
  return services.store.find(sessions, sessionKey(municipality, hashOf(token)));
};

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
