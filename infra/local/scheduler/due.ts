import { nextDue } from '../rules/schedule-expression.ts';
import { expressionOf, type Schedule } from './schedule.ts';

/**
 * When a schedule falls due next; undefined when never again. One that should have come while the twin was down comes
 * late if it comes once, and is left out if it comes again and again. A flexible window is used at its beginning.
 */
export const nextOf = (schedule: Schedule, nowEpochMs: number): number | undefined => {
  const { content, changedEpochMs, firedEpochMs } = schedule;
  const expression = expressionOf(content);
  if (!expression || content.State === 'DISABLED') return undefined;
  if (expression.kind === 'at')
    return firedEpochMs === undefined ? Math.max(expression.epochMs, nowEpochMs) : undefined;
  const started = content.StartDate === undefined ? changedEpochMs : content.StartDate * 1000;
  if (expression.kind === 'rate' && firedEpochMs === undefined)
    return within(content, Math.max(started, nowEpochMs));
  return within(content, nextDue(expression, started, Math.max(nowEpochMs, started - 1, firedEpochMs ?? 0)));
};

const within = ({ EndDate }: Schedule['content'], dueEpochMs: number | undefined): number | undefined =>
  EndDate !== undefined && (dueEpochMs ?? 0) > EndDate * 1000 ? undefined : dueEpochMs;
