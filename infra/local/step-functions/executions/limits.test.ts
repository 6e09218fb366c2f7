import { describe, expect, it } from 'vitest';
import type { Execution } from './execution.ts';
import { hasRoom, historyFull } from './history-room.ts';
import { toleratedFailures, withRun } from './map-run-record.ts';
import { notRedrivable } from './redrivable.ts';
import { isRetained } from './retention.ts';
import { readTaskToken, taskToken } from './task-token.ts';

const DAY_MS = 86_400_000;
const execution = (facts: object) => facts as Execution;

describe('an execution is kept', () => {
  it.each([
    ['while it runs', undefined, 1_000 * DAY_MS, true],
    ['to the last instant of its ninetieth day', 0, 90 * DAY_MS - 1, true],
    ['no longer', 0, 90 * DAY_MS, false],
  ])('%s', (_when, stoppedAt, now, kept) => {
    expect(isRetained(execution({ stoppedAt }), now)).toBe(kept);
  });
});

describe('an execution can be redriven', () => {
  const ended = { status: 'FAILED', stoppedAt: 0, lastFrames: [{}] };
  it.each([
    ['within fourteen days', ended, 14 * DAY_MS, undefined],
    ['no later', ended, 14 * DAY_MS + 1, 'Execution has exceeded its redrivable period'],
    ['when it was stopped', { ...ended, status: 'ABORTED' }, 0, undefined],
    ['when its time was over', { ...ended, status: 'TIMED_OUT' }, 0, undefined],
    ['not while it runs', { ...ended, status: 'RUNNING' }, 0, 'Execution is RUNNING and cannot be redriven'],
    [
      'not when it succeeded',
      { ...ended, status: 'SUCCEEDED' },
      0,
      'Execution is SUCCEEDED and cannot be redriven',
    ],
    ['not when nothing of it is left', { ...ended, lastFrames: [] }, 0, 'Execution has nothing left to run'],
    [
      'not when nobody knows where it stood',
      { ...ended, lastFrames: undefined },
      0,
      'Execution has nothing left to run',
    ],
  ])('%s', (_when, facts, now, why) => {
    expect(notRedrivable(execution(facts), now)).toBe(why);
  });
});

describe('a history', () => {
  it.each([
    [24_989, false, true],
    [24_990, false, false],
    [24_990, true, true],
    [1_000_000, true, true],
  ])('of %d events (express: %s) takes more: %s', (events, express, room) => {
    expect(hasRoom(execution({ birth: { express }, events }))).toBe(room);
  });

  it('that is full ends its execution by name', () => {
    expect(historyFull()).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining('25000') });
  });
});

describe('a token', () => {
  it('leads to the frame that waits', () => {
    expect(readTaskToken(taskToken(7, 3, 'secret'))).toMatchObject({ execution: 7, frame: 3 });
  });

  it('is another for each attempt', () => {
    expect(taskToken(7, 3, 'one')).not.toBe(taskToken(7, 3, 'two'));
  });

  it.each([
    '',
    'no token',
    Buffer.from('{}').toString('base64'),
    Buffer.from('{"execution":"7","frame":3}').toString('base64'),
    Buffer.from('null').toString('base64'),
  ])('is none of ours: %j', (text) => {
    expect(readTaskToken(text)).toBeUndefined();
  });
});

describe('of the items of a run', () => {
  it.each([
    [{ toleratedCount: 0, toleratedPercentage: 0, items: 10 }, 0],
    [{ toleratedCount: 3, toleratedPercentage: 0, items: 10 }, 3],
    [{ toleratedCount: 0, toleratedPercentage: 30, items: 10 }, 3],
    [{ toleratedCount: 0, toleratedPercentage: 39.9, items: 10 }, 3],
    [{ toleratedCount: 2, toleratedPercentage: 30, items: 10 }, 3],
    [{ toleratedCount: 4, toleratedPercentage: 30, items: 10 }, 4],
    [{ toleratedCount: 0, toleratedPercentage: 100, items: 10 }, 10],
    [{ toleratedCount: 0, toleratedPercentage: 100, items: 0 }, 0],
  ])('%j, %d may fail', (tolerance, failures) => {
    expect(toleratedFailures(tolerance)).toBe(failures);
  });

  it('each run has one record, in the order they began', () => {
    const run = (arn: string, total = 0) => ({ arn, total }) as Parameters<typeof withRun>[1];
    const two = withRun(withRun([], run('a')), run('b'));
    expect(withRun(two, run('a', 5))).toEqual([run('a', 5), run('b')]);
  });
});
