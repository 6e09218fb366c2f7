import { describe, expect, it } from 'vitest';
import type { FunctionOutcome } from '../ports.ts';
import { flow, jsonata } from '../testing/definitions.ts';
import { described, eventsOf, MORNING, openScene, type Scene, started, storyOf } from '../testing/scene.ts';

const work = (payload: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'work', Payload: payload },
  Output: '{% $states.result.Payload %}',
  End: true,
});

/** Work that fails for what is broken until it is mended. */
const scene = async (broken: Set<unknown>): Promise<Scene> =>
  openScene({
    functions: {
      work: (payload): FunctionOutcome =>
        broken.has(payload) ? { ok: false, error: 'Broken', cause: 'why' } : { ok: true, payload },
    },
  });

const workedOn = ({ calls }: Scene) => calls.map(({ payload }) => payload);

describe('a redriven execution', () => {
  it('does the failed task again, its retries given anew', async () => {
    const broken = new Set<unknown>(['a']);
    const at = await scene(broken);
    const retried = { ...work('a'), Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }] };
    const executionArn = await started(at, jsonata({ Work: retried }));
    await at.timeline.advanceTo(MORNING + 10_000);
    broken.clear();
    await at.act('RedriveExecution', { executionArn });
    await at.timeline.quiet();
    expect(await described(at, executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 });
    expect((await storyOf(at, executionArn)).slice(7)).toEqual([
      '8<7 TaskFailed',
      '9<8 ExecutionFailed',
      '10<9 ExecutionRedriven',
      '11<10 TaskScheduled',
      '12<11 TaskStarted',
      '13<12 TaskSucceeded',
      '14<13 TaskStateExited',
      '15<14 ExecutionSucceeded',
    ]);
  });

  it('runs only the branches of a Parallel that had not succeeded', async () => {
    const broken = new Set<unknown>(['b']);
    const at = await scene(broken);
    const branches = [flow({ A: work('a') }), flow({ B: work('b') })];
    const executionArn = await started(
      at,
      jsonata({ Both: { Type: 'Parallel', Branches: branches, End: true } }),
    );
    expect((await described(at, executionArn)).status).toBe('FAILED');
    broken.clear();
    await at.act('RedriveExecution', { executionArn });
    await at.timeline.quiet();
    expect((await described(at, executionArn)).output).toBe('["a","b"]');
    expect(workedOn(at)).toEqual(['a', 'b', 'b']);
  });

  it('runs only the iterations of a Map that had not succeeded, those behind them too', async () => {
    const broken = new Set<unknown>([2]);
    const at = await scene(broken);
    const map = {
      Type: 'Map',
      Items: '{% [1..4] %}',
      MaxConcurrency: 1,
      ItemProcessor: flow({ Work: work('{% $states.input %}') }),
      End: true,
    };
    const executionArn = await started(at, jsonata({ Each: map }));
    broken.clear();
    await at.act('RedriveExecution', { executionArn });
    await at.timeline.quiet();
    expect((await described(at, executionArn)).output).toBe('[1,2,3,4]');
    expect(workedOn(at)).toEqual([1, 2, 2, 3, 4]);
  });

  it.each(['STANDARD', 'EXPRESS'])(
    'goes on with its map run: %s items that had succeeded stay so',
    async (ExecutionType) => {
      const broken = new Set<unknown>([2]);
      const at = await scene(broken);
      const map = {
        Type: 'Map',
        Items: '{% [1..3] %}',
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
          ...flow({ Work: work('{% $states.input %}') }),
        },
        End: true,
      };
      const executionArn = await started(at, jsonata({ Each: map }));
      broken.clear();
      await at.act('RedriveExecution', { executionArn });
      await at.timeline.quiet();
      expect((await described(at, executionArn)).output).toBe('[1,2,3]');
      expect(workedOn(at)).toEqual([1, 2, 2, 3]);
      const { mapRuns } = await at.act<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn });
      expect(await at.act('DescribeMapRun', { mapRunArn: mapRuns[0]?.mapRunArn })).toMatchObject({
        status: 'SUCCEEDED',
        redriveCount: 1,
      });
      expect((await storyOf(at, executionArn)).slice(3)).toEqual([
        '4<3 MapRunStarted',
        '5<4 MapRunFailed',
        '6<5 MapStateFailed',
        '7<6 ExecutionFailed',
        '8<7 ExecutionRedriven',
        '9<8 MapRunRedriven',
        '10<9 MapRunSucceeded',
        '11<10 MapStateSucceeded',
        '12<9 MapStateExited',
        '13<12 ExecutionSucceeded',
      ]);
      expect((await eventsOf(at, executionArn))[8]).toMatchObject({
        mapRunRedrivenEventDetails: { mapRunArn: mapRuns[0]?.mapRunArn, redriveCount: 1 },
      });
    },
  );
});
