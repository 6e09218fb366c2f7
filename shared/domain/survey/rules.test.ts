import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  aClosedCampaign,
  anAnswer,
  anAskedSurvey,
  anOpenCampaign,
  SUPERVISOR_ID,
} from '../../../test/builders/campaign.ts';
import { someFigures } from '../../../test/builders/vacancy.ts';
import type { StartedCampaign } from '../campaign/schema.ts';
import type { StaffId, TaskId } from '../ids.ts';
import { figuresOf, handToPhone, isPublic, leaveFacility, openQuestions, recordAnswer } from './rules.ts';
import type { AnsweredBy } from './schema.ts';

const at = (instant: string) => Temporal.Instant.from(instant);
const IN_TIME = at('2026-11-05T03:00:00Z');
const TOO_LATE = at('2026-11-13T15:00:00Z');
const consultant: AnsweredBy = { who: 'staff', staffId: SUPERVISOR_ID as StaffId, role: 'consultant' };
const taskId = 'task_01TEST00000000000000000001' as TaskId;

describe('an answer', () => {
  it('of a facility counts until the last minute of the deadline’s day', () => {
    const came = { door: 'link', by: { who: 'facility' }, now: at('2026-11-13T14:59:59Z') } as const;
    expect(recordAnswer(anAskedSurvey(), anOpenCampaign(), anAnswer(), came)).toMatchObject({
      ok: true,
      value: { status: 'answered', door: 'link', answeredAt: '2026-11-13T14:59:59Z' },
    });
  });

  it('after the last day is refused and the facility is told the date', () => {
    const came = { door: 'link', by: { who: 'facility' }, now: TOO_LATE } as const;
    expect(recordAnswer(anAskedSurvey(), anOpenCampaign(), anAnswer(), came)).toEqual({
      ok: false,
      refusal: { kind: 'AnswerAfterDeadline', deadlineOn: '2026-11-13' },
    });
  });

  it('that a consultant hears on the phone counts after the deadline too', () => {
    const outcome = recordAnswer(anAskedSurvey(), aClosedCampaign(), anAnswer(), {
      door: 'phone',
      by: consultant,
      now: TOO_LATE,
    });
    expect(outcome).toMatchObject({ ok: true, value: { status: 'answered', door: 'phone', by: consultant } });
  });

  it('to a stopped round is refused, whoever gives it', () => {
    const stopped: StartedCampaign = {
      ...anOpenCampaign(),
      status: 'stopped',
      stoppedAt: '2026-11-04T00:00:00Z',
      stoppedBy: SUPERVISOR_ID as StaffId,
    };
    for (const by of [{ who: 'facility' } as const, consultant]) {
      expect(recordAnswer(anAskedSurvey(), stopped, anAnswer(), { door: 'link', by, now: IN_TIME })).toEqual({
        ok: false,
        refusal: { kind: 'RoundIsStopped' },
      });
    }
  });

  it('can be bettered until the deadline, and ends a phone task’s need', () => {
    const phoned = handToPhone(anAskedSurvey(), taskId, 'undelivered', IN_TIME);
    const came = { door: 'code', by: { who: 'facility' }, now: IN_TIME } as const;
    const first = recordAnswer(phoned, anOpenCampaign(), anAnswer(), came);
    if (!first.ok) throw new Error('refused');
    expect(first.value).not.toHaveProperty('taskId');
    const better = anAnswer({ remark: '訂正' });
    expect(recordAnswer(first.value, anOpenCampaign(), better, came)).toMatchObject({
      ok: true,
      value: { answer: { remark: '訂正' } },
    });
  });

  it('becomes figures of the round’s fiscal year, as of the Tokyo day it was given', () => {
    const came = { door: 'code', by: { who: 'facility' }, now: at('2026-11-05T15:30:00Z') } as const;
    const outcome = recordAnswer(anAskedSurvey(), anOpenCampaign(), anAnswer(), came);
    if (!outcome.ok) throw new Error('refused');
    expect(figuresOf(outcome.value, anOpenCampaign())).toMatchObject({
      fiscalYear: 2026,
      asOf: '2026-11-06',
      given: { door: 'survey', role: 'facility' },
    });
  });

  it('to a round that asks about one day for everybody gives figures as of that day, whenever it comes', () => {
    const campaign: StartedCampaign = { ...anOpenCampaign(), figuresAsOf: '2026-11-01' };
    const outcome = recordAnswer(anAskedSurvey(), campaign, anAnswer(), {
      door: 'phone',
      by: consultant,
      now: at('2026-11-12T03:00:00Z'),
    });
    if (!outcome.ok) throw new Error('refused');
    expect(figuresOf(outcome.value, campaign)).toMatchObject({ fiscalYear: 2026, asOf: '2026-11-01' });
  });
});

describe('a doubtful answer', () => {
  const crowded = someFigures({
    classes: Array.from({ length: 6 }, () => ({ exists: true, capacity: 10, enrolled: 12, vacancy: 0 })),
  });

  it('is asked about, and counts once confirmed', () => {
    expect(openQuestions(crowded, undefined, { confirmed: false })).toHaveLength(6);
    expect(openQuestions(crowded, undefined, { confirmed: true })).toEqual([]);
  });
});

describe('publication', () => {
  it.each([
    ['at once, while the round runs', anOpenCampaign({ publication: 'at-once' }), true],
    ['at the deadline, while the round runs', anOpenCampaign({ publication: 'at-deadline' }), false],
    ['at the deadline, once closed', aClosedCampaign({ publication: 'at-deadline' }), true],
  ])('%s', (_, campaign, expected) => {
    expect(isPublic(campaign)).toBe(expected);
  });
});

describe('giving up', () => {
  it('never throws an answer away', () => {
    const answered = recordAnswer(anAskedSurvey(), anOpenCampaign(), anAnswer(), {
      door: 'link',
      by: { who: 'facility' },
      now: IN_TIME,
    });
    if (!answered.ok) throw new Error('refused');
    expect(leaveFacility(answered.value, 'not-reached', SUPERVISOR_ID as StaffId, IN_TIME)).toBe(
      answered.value,
    );
  });
});
