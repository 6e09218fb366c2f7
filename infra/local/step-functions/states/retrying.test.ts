import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Retrier } from '../language/definition.ts';
import { jsonata } from '../testing/definitions.ts';
import { described, eventsOf, openScene, started } from '../testing/scene.ts';
import { delayMs, triesLeft } from './retrying.ts';

const retrier = fc.record(
  {
    ErrorEquals: fc.constant(['Busy']),
    IntervalSeconds: fc.integer({ min: 1, max: 60 }),
    MaxAttempts: fc.nat(8),
    BackoffRate: fc.double({ min: 1, max: 4, noNaN: true }),
    MaxDelaySeconds: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: ['ErrorEquals'] },
) as fc.Arbitrary<Retrier>;

const never = (): number => {
  throw new Error('chance was asked');
};

describe('how long a retrier waits', () => {
  it('never becomes shorter, nor longer than it may, and asks chance for nothing', () => {
    fc.assert(
      fc.property(retrier, fc.nat(7), (one, used) => {
        const [now, next] = [delayMs(one, used, never), delayMs(one, used + 1, never)];
        expect(next).toBeGreaterThanOrEqual(now);
        expect(now).toBeLessThanOrEqual((one.MaxDelaySeconds ?? Number.POSITIVE_INFINITY) * 1000);
        expect(now).toBeGreaterThanOrEqual(
          Math.min(one.IntervalSeconds ?? 1, one.MaxDelaySeconds ?? 1) * 1000 - 1,
        );
      }),
    );
  });

  it('with full jitter is a part of that', () => {
    fc.assert(
      fc.property(retrier, fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true }), (one, used, chance) => {
        const jittered = delayMs({ ...one, JitterStrategy: 'FULL' }, used, () => chance);
        expect(Math.abs(jittered - delayMs(one, used, never) * chance)).toBeLessThanOrEqual(1);
        expect(delayMs({ ...one, JitterStrategy: 'NONE' }, used, never)).toBe(delayMs(one, used, never));
      }),
    );
  });

  it.each<[Partial<Retrier>, number[]]>([
    [{}, [1, 2, 4, 8]],
    [{ IntervalSeconds: 3 }, [3, 6, 12, 24]],
    [{ IntervalSeconds: 3, BackoffRate: 1 }, [3, 3, 3, 3]],
    [{ IntervalSeconds: 2, BackoffRate: 1.5 }, [2, 3, 4.5, 6.75]],
    [{ IntervalSeconds: 2, BackoffRate: 10, MaxDelaySeconds: 50 }, [2, 20, 50, 50]],
    [{ IntervalSeconds: 90, MaxDelaySeconds: 50 }, [50, 50, 50, 50]],
  ])('%j: %j seconds', (more, seconds) => {
    const waits = [0, 1, 2, 3].map((used) => delayMs({ ErrorEquals: ['Busy'], ...more }, used, never) / 1000);
    expect(waits).toEqual(seconds);
  });

  it.each<[number | undefined, number[]]>([
    [undefined, [0, 1, 2]],
    [0, []],
    [1, [0]],
    [5, [0, 1, 2, 3, 4]],
  ])('%s attempts: tries again after %j uses', (most, uses) => {
    const one = { ErrorEquals: ['Busy'], ...(most === undefined ? {} : { MaxAttempts: most }) };
    expect([0, 1, 2, 3, 4, 5].filter((used) => triesLeft(one, used))).toEqual(uses);
  });
});

describe('a task that is tried again', () => {
  const retried = (Retry: Retrier[], more: object = {}) =>
    jsonata({
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'work', Payload: {} },
        Retry,
        End: true,
        ...more,
      },
    });

  it('is asked at the instants that its retriers say, each counting its own uses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('Busy', 'Late'), { maxLength: 7 }), async (errors) => {
        const busy = { ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 3 };
        const late = { ErrorEquals: ['Late'], IntervalSeconds: 10, BackoffRate: 1, MaxAttempts: 2 };
        let asked = 0;
        const work = () => {
          const error = errors[asked];
          asked += 1;
          return error === undefined
            ? { ok: true as const, payload: 'done' }
            : { ok: false as const, error, cause: '' };
        };
        const scene = await openScene({ functions: { work } });
        const begun = scene.timeline.nowEpochMs();
        const arn = await started(scene, retried([busy, late]));
        await scene.timeline.advanceTo(begun + 3_600_000);
        const instants = (await eventsOf(scene, arn))
          .filter(({ type }) => type === 'TaskScheduled')
          .map(({ timestamp }) => Number(timestamp) - begun / 1000);
        expect(instants).toEqual(expectedInstants(errors));
        const { status, error } = await described(scene, arn);
        const tries = instants.length;
        expect([status, error]).toEqual(
          tries > errors.length ? ['SUCCEEDED', undefined] : ['FAILED', errors[tries - 1]],
        );
      }),
      { numRuns: 25 },
    );
  });
});

/** When a task is asked whose tries end so: worked out by hand from the two retriers above. */
const expectedInstants = (errors: string[]): number[] => {
  const instants = [0];
  const used: Record<string, number> = { Busy: 0, Late: 0 };
  for (const error of errors) {
    const times = used[error] ?? 0;
    if (times >= (error === 'Busy' ? 3 : 2)) break;
    used[error] = times + 1;
    instants.push((instants.at(-1) ?? 0) + (error === 'Busy' ? 2 ** times : 10));
  }
  return instants;
};
