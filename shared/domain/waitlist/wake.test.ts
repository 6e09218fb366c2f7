import { describe, expect, it } from 'vitest';
import { aCase, aDeferral, caseId, childId } from '../../../test/builders/family.ts';
import { FollowUp } from '../follow-up/schema.ts';
import { mayWake } from './wake.ts';

const TODAY = '2026-05-01';

const round = {
  municipality: '990001',
  caseId: caseId(1),
  childId: childId(1),
  round: 1,
  startedOn: '2026-04-01',
  openedAt: '2026-04-01T00:00:00Z',
};
const said = { answeredAt: '2026-04-02T00:00:00Z', answeredBy: 'guardian' };
const asking = FollowUp.parse({ status: 'asking', ...round, way: 'mail' });
const wanting = { intention: 'unchanged', wantsOptions: true };
const answered = (answer: object) =>
  FollowUp.parse({ status: 'answered', ...round, ...said, answer, noOptions: false });
const closed = (answer: object | undefined, next: object = { kind: 'again', on: '2026-07-02' }) =>
  FollowUp.parse({
    status: 'closed',
    ...round,
    ...(answer ? { ...said, answer } : {}),
    closedAt: '2026-04-02T01:00:00Z',
    next,
  });

const outcome = (newest: FollowUp | undefined, facts: Partial<Parameters<typeof mayWake>[0]> = {}) => {
  const woken = mayWake({ current: aCase(), deferral: aDeferral(), newest, ...facts }, TODAY);
  return woken.ok ? 'woken' : woken.refusal.kind;
};

describe('a new place is looked at for a child', () => {
  it.each<[string, FollowUp]>([
    ['whose family wants options and waits for them', answered(wanting)],
    ['between two rounds, where the family wants options', closed(wanting)],
    ['whose family has not answered yet', asking],
    ['whose family was not reached: that is no refusal', closed(undefined)],
    ['whose day to be asked again has come', closed({ ...wanting, askAgainOn: TODAY })],
  ])('%s', (_, newest) => {
    expect(outcome(newest)).toBe('woken');
  });
});

describe('a new place is not looked at for a child', () => {
  const placed = { intention: 'placed' };
  it.each<[string, string, FollowUp | undefined]>([
    ['whose family wants no options', 'WantsNoOptions', answered({ ...wanting, wantsOptions: false })],
    [
      'whose family wants no contact until a day',
      'LeftInPeace',
      closed({ intention: 'no-contact', askAgainOn: '2026-05-02' }),
    ],
    [
      'whose family is to be asked again later',
      'LeftInPeace',
      closed({ ...wanting, askAgainOn: '2026-05-02' }),
    ],
    ['that was placed', 'FollowUpEnded', closed(placed, { kind: 'ended', why: 'placed' })],
    ['whose placement was told just now', 'WantsNoOptions', answered(placed)],
    ['whom nobody follows up', 'NotFollowedUp', undefined],
  ])('%s', (_, kind, newest) => {
    expect(outcome(newest)).toBe(kind);
  });

  it('whose case is closed, or who is deferred no more', () => {
    const ended = aCase({ status: 'closed', closedAt: '2026-04-03T00:00:00Z', outcome: 'withdrawn' });
    expect(outcome(answered(wanting), { current: ended })).toBe('CaseIsClosed');
    const gone = aDeferral({ status: 'ended', endedOn: '2026-04-03', ending: 'moved' });
    expect(outcome(answered(wanting), { deferral: gone })).toBe('NotDeferredAnyMore');
  });

  it('who waits for one facility only, unless the family has said that it wants options', () => {
    const deferral = aDeferral({ said: { exclusion: 'one-facility-only' } });
    expect(outcome(asking, { deferral })).toBe('AsksForNoOther');
    expect(outcome(answered(wanting), { deferral })).toBe('woken');
  });
});
