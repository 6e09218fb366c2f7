import { Temporal } from 'temporal-polyfill';
import { type CronFields, nextCronTime, parseCron } from './cron.ts';

/** When a schedule falls due: every so often, by the calendar of a zone, or once. */
export type ScheduleExpression =
  | { kind: 'rate'; everyMs: number }
  | { kind: 'cron'; fields: CronFields; timeZone: string }
  | { kind: 'at'; epochMs: number };

const unitsMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Parses `rate(15 minutes)`, `cron(0 7 * * ? *)` and `at(2026-04-01T07:00:00)`; answers undefined for anything else. */
export const parseScheduleExpression = (text: string, timeZone: string): ScheduleExpression | undefined => {
  const [, kind, inside = ''] = /^(rate|cron|at)\((.+)\)$/.exec(text) ?? [];
  if (kind === 'rate') {
    const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inside) ?? [];
    const everyMs = Number(count) * (unitsMs[unit] ?? Number.NaN);
    return everyMs > 0 ? { kind, everyMs } : undefined;
  }
  if (kind === 'cron') {
    const fields = parseCron(inside);
    return fields && { kind, fields, timeZone };
  }
  if (kind !== 'at') return undefined;
  const at = Temporal.PlainDateTime.from(inside).toZonedDateTime(timeZone);
  return { kind, epochMs: at.epochMilliseconds };
};

/**
 * The first instant after `afterEpochMs` at which the schedule falls due; undefined when there is none.
 * `startedEpochMs` is when it was made: rates count from there.
 */
export const nextDue = (
  expression: ScheduleExpression,
  startedEpochMs: number,
  afterEpochMs: number,
): number | undefined => {
  switch (expression.kind) {
    case 'rate': {
      const passed = Math.floor((afterEpochMs - startedEpochMs) / expression.everyMs);
      return startedEpochMs + (passed + 1) * expression.everyMs;
    }
    case 'cron':
      return nextCronTime(expression.fields, expression.timeZone, afterEpochMs);
    case 'at':
      return expression.epochMs > afterEpochMs ? expression.epochMs : undefined;
    default:
      return expression satisfies never;
  }
};
