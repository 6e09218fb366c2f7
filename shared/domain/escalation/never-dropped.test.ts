import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aKind, anAgency, anEscalation, CENTRE, GUIDANCE } from '../../../test/builders/escalation.ts';
import { whatIsDue } from './due.ts';
import { nextRung } from './ladder.ts';
import { isOutcomeOverdue, nextMark } from './outcome-clock.ts';
import {
  acknowledgeEscalation,
  noteReminder,
  noteUndelivered,
  settleEscalation,
  stepOnRung,
} from './rules.ts';
import type { Escalation } from './schema.ts';

const route = [anAgency(), anAgency({ agencyId: GUIDANCE })];
const agency = { who: 'agency', agencyId: CENTRE, contact: 0 } as const;

/** What the world does: nothing for a while, a bounce of some rung, a click, an outcome; in any order, any number of times. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('wait' as const), minutes: fc.nat({ max: 900 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('bounce' as const), rung: fc.nat({ max: 9 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('acknowledge' as const), times: fc.nat({ max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('outcome' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

const acknowledged = (escalation: Escalation, now: Temporal.Instant): Escalation => {
  const acknowledgement = { by: agency, name: '山田', at: now.toString(), how: 'button' } as const;
  const result = acknowledgeEscalation(escalation, acknowledgement, isOutcomeOverdue(escalation, now, []));
  return result.ok ? result.value : escalation;
};

const settled = (escalation: Escalation, now: Temporal.Instant): Escalation => {
  const outcome = { kind: 'child-seen', seenBy: '山田', seenAt: now.toString(), where: '自宅' } as const;
  const result = settleEscalation(escalation, outcome, { by: agency }, now);
  return result.ok ? result.value : escalation;
};

const after = (escalation: Escalation, event: Happening, now: Temporal.Instant): Escalation => {
  switch (event.does) {
    case 'wait':
      return escalation;
    case 'bounce':
      return noteUndelivered(escalation, event.rung);
    case 'acknowledge':
      return Array.from({ length: event.times }).reduce<Escalation>(
        (one) => acknowledged(one, now),
        escalation,
      );
    case 'outcome':
      return settled(escalation, now);
    default:
      return event satisfies never;
  }
};

/** What the workflow does until nothing is due: it must come to rest, and only where a person is waited for. */
const work = (start: Escalation, now: Temporal.Instant): Escalation => {
  let escalation = start;
  for (let steps = 0; steps < 200; steps += 1) {
    const due = whatIsDue(escalation, now, []);
    if (
      due.next === 'tell-next-rung' &&
      escalation.status !== 'settled' &&
      escalation.status !== 'acknowledged'
    ) {
      const climbed = escalation.status === 'notified' ? escalation.rung : 0;
      escalation = stepOnRung(escalation, nextRung(climbed, route, escalation.terms, now, []), now);
    } else if (due.next === 'remind' && escalation.status !== 'settled') {
      escalation = noteReminder(escalation, nextMark(escalation, []));
    } else return escalation;
  }
  throw new Error('The workflow does not come to rest');
};

describe('for any pattern of silence, bounces, clicks and double clicks', () => {
  const terms = fc.constantFrom(aKind().terms, { ...aKind().terms, counted: 'working-hours' as const });

  it('an escalation was acknowledged by a person, or has a rung pending, or stands as an alarm', () => {
    fc.assert(
      fc.property(terms, fc.array(happening, { maxLength: 40 }), (theTerms, events) => {
        let now = Temporal.Instant.from('2026-06-05T09:00:00Z');
        let escalation = work(anEscalation({ terms: theTerms }), now);
        const clicks = { acknowledged: false, settled: false };
        for (const event of events) {
          if (event.does === 'wait') now = now.add({ minutes: event.minutes });
          if (event.does === 'acknowledge' && event.times > 0) clicks.acknowledged = true;
          if (event.does === 'outcome') clicks.settled = true;
          escalation = work(after(escalation, event, now), now);
          const due = whatIsDue(escalation, now, []);
          if (escalation.status === 'settled') expect(clicks.settled).toBe(true);
          else if (escalation.status === 'acknowledged') {
            expect(clicks.acknowledged).toBe(true);
            expect(due.next).toBe('await-outcome');
          } else expect(due.next).toBe('await-acknowledgement');
          const until = 'until' in due ? due.until : undefined;
          if (until) expect(Temporal.Instant.compare(until, now)).toBe(1);
          if (escalation.status !== 'settled' && isOutcomeOverdue(escalation, now, [])) {
            expect(escalation.alarm).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('silence alone calls the supervisor after an hour, and the alarm then stands', () => {
    let now = Temporal.Instant.from('2026-06-05T18:00:00Z');
    let escalation = work(anEscalation({ raisedAt: now.toString() }), now);
    const seen: [number, boolean][] = [];
    for (let half = 0; half < 3; half += 1) {
      if (escalation.status === 'notified') seen.push([escalation.rung, escalation.alarm]);
      now = now.add({ minutes: 30 });
      escalation = work(escalation, now);
    }
    expect(seen).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it('bounces alone climb at once: the supervisor is called within the same minute', () => {
    const now = Temporal.Instant.from('2026-06-05T09:00:00Z');
    let escalation = work(anEscalation(), now);
    escalation = work(noteUndelivered(escalation, 1), now);
    escalation = work(noteUndelivered(escalation, 2), now);
    expect(escalation).toMatchObject({ status: 'notified', rung: 3, alarm: true });
  });

  it('a mail system that bounces everything gets no storm of mails: the seventh rung waits its time', () => {
    const now = Temporal.Instant.from('2026-06-05T09:00:00Z');
    let escalation = work(anEscalation(), now);
    for (let rung = 1; rung <= 20; rung += 1) escalation = work(noteUndelivered(escalation, rung), now);
    expect(escalation).toMatchObject({ status: 'notified', rung: 7, alarm: true });
    expect(escalation.told).toHaveLength(7);
  });
});
