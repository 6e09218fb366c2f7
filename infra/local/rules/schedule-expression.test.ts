import { describe, expect, it } from 'vitest';
import { nextDue, parseScheduleExpression } from './schedule-expression.ts';

const instant = (text: string): number => Date.parse(text);

describe('when a schedule falls due', () => {
  it.each([
    ['rate(15 minutes)', 'UTC', '2026-04-01T00:14:59Z', '2026-04-01T00:15:00.000Z'],
    ['rate(1 day)', 'UTC', '2026-04-01T00:00:00Z', '2026-04-02T00:00:00.000Z'],
    ['cron(0 7 * * ? *)', 'Asia/Tokyo', '2026-03-31T21:59:00Z', '2026-03-31T22:00:00.000Z'],
    ['cron(0 7 * * ? *)', 'Asia/Tokyo', '2026-03-31T22:00:00Z', '2026-04-01T22:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-04-01T00:50:00Z', '2026-04-01T01:00:00.000Z'],
    ['cron(30 9 ? * MON-FRI *)', 'Asia/Tokyo', '2026-04-03T00:30:00Z', '2026-04-06T00:30:00.000Z'],
    ['cron(0 0 1 APR ? *)', 'Asia/Tokyo', '2026-04-01T00:00:00Z', '2027-03-31T15:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', 'UTC', '2026-04-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(0 0 L * ? *)', 'UTC', '2026-04-01T00:00:00Z', '2026-04-30T00:00:00.000Z'],
    ['at(2026-04-01T07:00:00)', 'Asia/Tokyo', '2026-03-31T00:00:00Z', '2026-03-31T22:00:00.000Z'],
  ])('%s in %s, after %s, is at %s', (text, zone, after, due) => {
    const expression = parseScheduleExpression(text, zone);
    const started = instant('2026-04-01T00:00:00Z');
    const next = expression && nextDue(expression, started, instant(after));
    expect(next === undefined ? undefined : new Date(next).toISOString()).toBe(due);
  });

  it.each([
    ['cron(0 0 31 2 ? *)', 'a day that no year has'],
    ['at(2026-03-01T07:00:00)', 'an instant that has passed'],
  ])('%s: never, for it is %s', (text) => {
    const expression = parseScheduleExpression(text, 'UTC');
    expect(expression && nextDue(expression, 0, instant('2026-04-01T00:00:00Z'))).toBeUndefined();
  });

  it.each(['rate(0 minutes)', 'rate(5 weeks)', 'cron(61 * * * ? *)', 'cron(0 7 * * * *)', 'every morning'])(
    '%s is not understood',
    (text) => {
      expect(parseScheduleExpression(text, 'UTC')).toBeUndefined();
    },
  );
});
