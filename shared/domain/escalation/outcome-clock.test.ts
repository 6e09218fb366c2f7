import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aKind, anEscalation } from '../../../test/builders/escalation.ts';
import { isOutcomeOverdue, nextMark } from './outcome-clock.ts';

const followUp = { ...aKind().terms, safetyWithin48Hours: false };

const marks = (facts: Parameters<typeof anEscalation>[0], count: number) => {
  let escalation = anEscalation(facts);
  return Array.from({ length: count }, () => {
    const { at, alarm } = nextMark(escalation, []);
    escalation = { ...escalation, remindedUntil: at.toString() };
    return [at.toString(), alarm];
  });
};

describe('the 48 hours in which somebody must have seen the child', () => {
  it('are reminded of at 24, 36 and 47, and stand as an alarm from then on, each day anew', () => {
    expect(marks({}, 6)).toEqual([
      ['2026-06-06T09:00:00Z', false],
      ['2026-06-06T21:00:00Z', false],
      ['2026-06-07T08:00:00Z', false],
      ['2026-06-07T09:00:00Z', true],
      ['2026-06-08T09:00:00Z', true],
      ['2026-06-09T09:00:00Z', true],
    ]);
  });

  it.each([
    ['2026-06-07T08:59:59Z', false],
    ['2026-06-07T09:00:00Z', true],
  ])('are over at %s: %s', (now, over) => {
    expect(isOutcomeOverdue(anEscalation(), Temporal.Instant.from(now), [])).toBe(over);
  });
});

describe('a concern without danger', () => {
  it('is asked about every five working days at nine, and stands as an alarm after twenty', () => {
    expect(marks({ terms: followUp }, 5)).toEqual([
      ['2026-06-12T00:00:00Z', false],
      ['2026-06-19T00:00:00Z', false],
      ['2026-06-26T00:00:00Z', false],
      ['2026-07-03T00:00:00Z', true],
      ['2026-07-10T00:00:00Z', true],
    ]);
  });
});
