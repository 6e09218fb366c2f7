import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { SUPERVISOR_ID } from '../../../test/builders/campaign.ts';
import type { StaffId } from '../ids.ts';
import type { MunicipalityCode } from '../municipality/schema.ts';
import {
  endFreeze,
  type FreezeTerms,
  freezePublication,
  isFrozen,
  isToBePublished,
  liftFreeze,
  type PublicationFreeze,
} from './freeze.ts';

const by = SUPERVISOR_ID as StaffId;
const at = (text: string) => Temporal.Instant.from(`${text}+09:00`);

const froze = (terms: FreezeTerms, before?: PublicationFreeze) =>
  freezePublication(before, terms, {
    municipality: '141003' as MunicipalityCode,
    by,
    now: at('2026-11-02T10:00'),
  });

const freeze = (terms: FreezeTerms): PublicationFreeze => {
  const outcome = froze(terms);
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
};

const NOVEMBER = { from: '2026-11-10', until: '2026-11-20' };
const OPEN_ENDED = { from: '2026-11-10' };

describe('a freeze of publication', () => {
  it.each([
    ['the last instant before it', NOVEMBER, '2026-11-09T23:59:59.999', false, false],
    ['midnight with which its first day begins', NOVEMBER, '2026-11-10T00:00', true, false],
    ['the last instant of its last day', NOVEMBER, '2026-11-20T23:59:59.999', true, false],
    ['midnight after its last day', NOVEMBER, '2026-11-21T00:00', false, true],
    ['a year later where no last day was named', OPEN_ENDED, '2027-11-10T00:00', true, false],
  ])('at %s', (_, terms, instant, held, toBePublished) => {
    expect(isFrozen(freeze(terms), at(instant))).toBe(held);
    expect(isToBePublished(freeze(terms), at(instant))).toBe(toBePublished);
  });

  it('that a person lifts is over at once, and is published until that is done', () => {
    const now = at('2026-11-12T09:00');
    const lifted = liftFreeze(freeze(OPEN_ENDED), by, now);
    if (!lifted.ok) throw new Error(lifted.refusal.kind);
    expect([isFrozen(lifted.value, now), isToBePublished(lifted.value, now)]).toEqual([false, true]);
    expect(liftFreeze(lifted.value, SUPERVISOR_ID as StaffId, at('2026-11-13T09:00'))).toEqual(lifted);
    const ended = endFreeze(lifted.value, now);
    expect([isFrozen(ended, now), isToBePublished(ended, now)]).toEqual([false, false]);
    expect(liftFreeze(ended, by, now)).toMatchObject({ ok: false, refusal: { kind: 'NothingToLift' } });
  });

  it('is one at a time, and never of days that have passed', () => {
    expect(froze(NOVEMBER, freeze(OPEN_ENDED))).toMatchObject({ refusal: { kind: 'FreezeStands' } });
    expect(froze({ from: '2026-10-01', until: '2026-11-01' })).toMatchObject({
      refusal: { kind: 'FreezeIsOver' },
    });
    expect(froze(NOVEMBER, endFreeze(freeze(OPEN_ENDED), at('2026-11-11T00:00'))).ok).toBe(true);
  });
});
