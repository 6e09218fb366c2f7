import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  aClosedCampaign,
  anOpenCampaign,
  aRoundPlan,
  CAMPAIGN_ID,
  SUPERVISOR_ID,
} from '../../../test/builders/campaign.ts';
import type { CampaignId, StaffId } from '../ids.ts';
import type { MunicipalityCode } from '../municipality/schema.ts';
import {
  closeRound,
  discardRound,
  isPastDeadline,
  isStarted,
  needsSecondPerson,
  openRound,
  prepareRound,
  stopRound,
  surveyLinkDays,
} from './rules.ts';
import { RoundPlan } from './schema.ts';

const by = SUPERVISOR_ID as StaffId;
const at = (instant: string) => Temporal.Instant.from(instant);

const prepared = (facts: Parameters<typeof aRoundPlan>[0] = {}) =>
  prepareRound(aRoundPlan(facts), {
    municipality: '141003' as MunicipalityCode,
    campaignId: CAMPAIGN_ID as CampaignId,
    by,
    now: at('2026-11-01T23:50:00Z'),
  });

const opened = (facts: Parameters<typeof aRoundPlan>[0], now: string, closures: string[] = []) => {
  const outcome = openRound(prepared(facts), by, at(now), closures);
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
};

describe('opening a round', () => {
  it('counts reminders and deadline in working days, over a holiday and a weekend', () => {
    const round = opened({}, '2026-11-02T01:30:00Z');
    expect(round.opensAt).toBe('2026-11-02T01:40:00Z');
    expect(round.remindAt).toEqual(['2026-11-06T00:00:00Z', '2026-11-11T00:00:00Z']);
    expect(round.deadlineOn).toBe('2026-11-13');
    expect(round.deadlineAt).toBe('2026-11-13T15:00:00Z');
  });

  it('the municipality’s own closures are no working days', () => {
    expect(opened({}, '2026-11-02T01:30:00Z', ['2026-11-12']).deadlineOn).toBe('2026-11-16');
  });

  it('an opening day to come is kept, at nine in the morning, or the next working day', () => {
    expect(opened({ opensOn: '2026-11-10' }, '2026-11-02T01:30:00Z').opensAt).toBe('2026-11-10T00:00:00Z');
    expect(opened({ opensOn: '2026-11-08' }, '2026-11-02T01:30:00Z').opensAt).toBe('2026-11-09T00:00:00Z');
  });

  it.each([
    [
      'approved a quarter before nine: the usual hour',
      '2026-11-02T23:45:00Z',
      '2026-11-03',
      '2026-11-03T00:00:00Z',
    ],
    [
      'approved a minute before nine: ten minutes are held',
      '2026-11-09T23:59:00Z',
      '2026-11-10',
      '2026-11-10T00:09:00Z',
    ],
    [
      'approved in the evening: ten minutes later',
      '2026-11-10T09:00:00Z',
      '2026-11-10',
      '2026-11-10T09:10:00Z',
    ],
  ])('%s', (_, now, opensOn, opensAt) => {
    expect(opened({ opensOn }, now).opensAt).toBe(opensAt);
  });

  it('more than twenty recipients need a second person', () => {
    expect([20, 21].map(needsSecondPerson)).toEqual([false, true]);
  });

  it('a draft can be put away, and then neither opened nor stopped', () => {
    const put = discardRound(prepared(), by, at('2026-11-02T01:30:00Z'));
    if (!put.ok) throw new Error(put.refusal.kind);
    expect(put.value).toMatchObject({ status: 'discarded', discardedBy: by });
    expect(isStarted(put.value)).toBe(false);
    expect(openRound(put.value, by, at('2026-11-02T01:31:00Z')).ok).toBe(false);
    expect(stopRound(put.value, by, at('2026-11-02T01:31:00Z')).ok).toBe(false);
    expect(discardRound(anOpenCampaign(), by, at('2026-11-02T01:31:00Z')).ok).toBe(false);
  });

  it('a round is opened once', () => {
    expect(openRound(anOpenCampaign(), by, at('2026-11-02T01:30:00Z'))).toEqual({
      ok: false,
      refusal: { kind: 'RoundIsNotADraft' },
    });
  });
});

describe('the end of a round', () => {
  it.each([
    ['the last minute of the deadline’s day in Tokyo', '2026-11-13T14:59:59Z', false],
    ['midnight after it', '2026-11-13T15:00:00Z', true],
  ])('%s', (_, now, past) => {
    expect(isPastDeadline(anOpenCampaign(), at(now))).toBe(past);
  });

  it('closing again, or closing a stopped round, changes nothing', () => {
    const now = at('2026-11-13T15:00:10Z');
    const closed = aClosedCampaign();
    expect(closeRound(anOpenCampaign(), now)).toMatchObject({ status: 'closed', closedAt: now.toString() });
    expect(closeRound(closed, now)).toBe(closed);
    const stopped = stopRound(anOpenCampaign(), by, at('2026-11-05T00:00:00Z'));
    if (!stopped.ok) throw new Error('not stopped');
    expect(closeRound(stopped.value, now)).toBe(stopped.value);
  });

  it('only a running round can be stopped; stopping twice is stopping once', () => {
    const stopped = stopRound(anOpenCampaign(), by, at('2026-11-05T00:00:00Z'));
    expect(stopped).toMatchObject({ ok: true, value: { status: 'stopped', stoppedBy: by } });
    if (stopped.ok) expect(stopRound(stopped.value, by, at('2026-11-06T00:00:00Z'))).toEqual(stopped);
    expect(stopRound(aClosedCampaign(), by, at('2026-11-16T00:00:00Z'))).toEqual({
      ok: false,
      refusal: { kind: 'RoundHasEnded' },
    });
    expect(stopRound(prepared(), by, at('2026-11-02T00:00:00Z')).ok).toBe(false);
  });

  it('a link outlives the deadline by a month, to tell whom to phone', () => {
    expect(surveyLinkDays(anOpenCampaign(), at('2026-11-02T00:00:00Z'))).toBe(41);
    expect(surveyLinkDays(anOpenCampaign(), at('2026-11-20T00:00:00Z'))).toBe(30);
  });
});

describe('a plan', () => {
  it.each([
    ['reminders out of order', { remindAfterDays: [6, 3] }],
    ['two reminders on one day', { remindAfterDays: [3, 3] }],
    ['a reminder on the deadline’s day', { remindAfterDays: [3, 8], deadlineAfterDays: 8 }],
    ['no facility type', { facilityTypes: [] }],
  ])('with %s is refused', (_, facts) => {
    expect(RoundPlan.safeParse({ ...aRoundPlan(), ...facts }).success).toBe(false);
  });
});
