import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anAnswer, anAskedSurvey } from '../../../test/builders/campaign.ts';
import { habitAfter, reminderLeavesAt, usualHour } from './habit.ts';
import { Survey } from './schema.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+09:00`);
/** The hour of the week, Monday from midnight. */
const MONDAY_15 = 15;
const TUESDAY_10 = 24 + 10;

const answeredRow = (answeredAt: string, by: object, habit?: number[]) =>
  Survey.parse({
    ...anAskedSurvey(1, habit ? { habit } : {}),
    status: 'answered',
    answer: anAnswer(),
    answeredAt,
    door: 'link',
    by,
  });

describe('the habit that a round leaves to the next', () => {
  it('gains the hour of the week in Tokyo at which the facility answered', () => {
    expect(habitAfter(answeredRow('2026-11-03T01:30:00Z', { who: 'facility' }, [MONDAY_15]))).toEqual([
      MONDAY_15,
      TUESDAY_10,
    ]);
  });

  it('learns nothing from what a consultant typed in, nor from silence', () => {
    const staff = { who: 'staff', staffId: 'staff_01TEST00000000000000000002', role: 'consultant' };
    expect(habitAfter(answeredRow('2026-11-03T01:30:00Z', staff, [MONDAY_15]))).toEqual([MONDAY_15]);
    expect(habitAfter(anAskedSurvey(1, { habit: [MONDAY_15] }))).toEqual([MONDAY_15]);
  });

  it('remembers six answers, the newest', () => {
    const habit = [1, 2, 3, 4, 5, 6];
    const after = habitAfter(answeredRow('2026-11-03T01:30:00Z', { who: 'facility' }, habit));
    expect(after).toEqual([2, 3, 4, 5, 6, TUESDAY_10]);
  });
});

describe('the usual hour', () => {
  it.each([
    ['two answers are no habit', [15, 15], 1, undefined],
    ['three are: the middle one', [10, 24 + 15, 48 + 13], 1, 13],
    ['three on such a weekday count alone', [10, 10, 11, 24 + 16, 24 + 16, 24 + 16], 2, 16],
    ['before the office opens becomes nine', [6, 6, 6], 1, 9],
    ['in the evening becomes four', [22, 22, 22], 1, 16],
  ])('%s', (_, habit, dayOfWeek, expected) => {
    expect(usualHour(habit, dayOfWeek)).toBe(expected);
  });

  it('never lies outside office hours, whatever was answered when', () => {
    const habits = fc.array(fc.integer({ min: 0, max: 167 }), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(habits, fc.integer({ min: 1, max: 7 }), (habit, day) => {
        const hour = usualHour(habit, day);
        expect(hour).toBeGreaterThanOrEqual(9);
        expect(hour).toBeLessThanOrEqual(16);
      }),
    );
  });
});

describe('a reminder', () => {
  it.each([
    ['waits for the usual hour of the same day', [15, 15, 15], '2026-11-09T09:00', '2026-11-09T15:00'],
    ['does not wait when that hour has begun', [15, 15, 15], '2026-11-09T15:20', undefined],
    ['does not wait without a habit', [15], '2026-11-09T09:00', undefined],
  ])('%s', (_, habit, now, expected) => {
    expect(reminderLeavesAt(habit, at(now))).toBe(expected && at(expected).toString());
  });

  it('always leaves on the day on which it is due, at a full hour', () => {
    const habits = fc.array(fc.integer({ min: 0, max: 167 }), { maxLength: 6 });
    const days = fc.integer({ min: 0, max: 365 * 24 * 60 });
    fc.assert(
      fc.property(habits, days, (habit, minutes) => {
        const now = at('2026-01-01T00:00').add({ minutes });
        const leaves = reminderLeavesAt(habit, now);
        if (leaves === undefined) return;
        const [from, to] = [now, Temporal.Instant.from(leaves)].map((one) =>
          one.toZonedDateTimeISO('Asia/Tokyo'),
        );
        expect(to?.toPlainDate().toString()).toBe(from?.toPlainDate().toString());
        expect(to?.minute).toBe(0);
        expect(Temporal.Instant.compare(leaves, now)).toBe(1);
      }),
    );
  });
});
