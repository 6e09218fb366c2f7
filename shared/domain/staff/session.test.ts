import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Session, sessionHolds } from './session.ts';

const session = Session.parse({
  municipality: '990019',
  sessionHash: 'h',
  staffId: 'staff_01TESTTESTTESTTESTTESTTEST',
  beganAt: '2026-04-01T00:00:00Z',
  endsAt: '2026-04-01T08:00:00Z',
  seenKey: 'k',
});

const at = (text: string) => Temporal.Instant.from(`2026-04-01T${text}Z`);

describe('a session at the desk', () => {
  it.each([
    { title: 'holds while its browser is used', seen: '01:00:00', now: '01:00:01', holds: true },
    { title: 'holds to the last second of an idle hour', seen: '01:00:00', now: '02:00:00', holds: true },
    { title: 'ends when the idle hour is over', seen: '01:00:00', now: '02:00:01', holds: false },
    { title: 'holds to the last second of the eighth hour', seen: '07:59:00', now: '08:00:00', holds: true },
    { title: 'ends after eight hours however busy', seen: '08:00:00', now: '08:00:01', holds: false },
  ])('$title', ({ seen, now, holds }) => {
    expect(sessionHolds(session, at(seen), at(now))).toBe(holds);
  });
});
