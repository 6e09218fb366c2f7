import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { StaffId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** A working day at the desk; then everybody signs in again. Unit: hours. */
export const SESSION_HOURS = 8;

/** A screen that nobody touched for so long may have been left alone. Unit: minutes. */
export const IDLE_MINUTES = 60;

/** A member of staff who is signed in. Only the hash of the browser's token is kept. */
export const Session = z.object({
  municipality: MunicipalityCode,
  sessionHash: z.string(),
  staffId: StaffId,
  beganAt: z.string(),
  endsAt: z.string(),
  /** Signs when the browser was last seen, so that the browser can carry that and cannot invent it. */
  seenKey: z.string(),
});
export type Session = z.infer<typeof Session>;

/** Whether a session still holds, its browser having been seen last at `seenAt`. The last instant is included. */
export const sessionHolds = (session: Session, seenAt: Temporal.Instant, now: Temporal.Instant): boolean => {
  const idleEnds = seenAt.add({ minutes: IDLE_MINUTES });
  return (
    Temporal.Instant.compare(now, Temporal.Instant.from(session.endsAt)) <= 0 &&
    Temporal.Instant.compare(now, idleEnds) <= 0
  );
};
