import { describe, expect, it } from 'vitest';
import { flow, jsonata, jsonpath } from '../testing/definitions.ts';
import {
  described,
  eventsOf,
  MORNING,
  openScene,
  ran,
  type Scene,
  started,
  storyOf,
} from '../testing/scene.ts';

describe('a distributed Map', () => {
  const distributed = (states: object, more: object = {}) => ({
    Type: 'Map',
    Items: '{% $states.input.items %}',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...flow(states) },
    Label: 'Each',
    End: true,
    ...more,
  });
  const double = { Double: { Type: 'Pass', Output: '{% $states.input * 2 %}', End: true } };
  const failOnTwo = {
    Pick: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'Boom' }],
      Default: 'Good',
    },
    Good: { Type: 'Succeed' },
    Boom: { Type: 'Fail', Error: 'Boom' },
  };

  it('runs each item as an execution of its own', async () => {
    const scene = await openScene();
    const arn = await started(scene, jsonata({ Each: distributed(double) }), { items: [1, 2, 3] });
    expect((await described(scene, arn)).output).toBe('[2,4,6]');
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunSucceeded',
      '6<5 MapStateSucceeded',
      '7<4 MapStateExited',
      '8<7 ExecutionSucceeded',
    ]);
    const run = (await eventsOf(scene, arn))[3]?.mapRunStartedEventDetails as { mapRunArn: string };
    expect(run.mapRunArn).toMatch(/^arn:aws:states:ap-northeast-1:000000000000:mapRun:machine\/Each:/);
    const items = await scene.act<{ executions: object[] }>('ListExecutions', { mapRunArn: run.mapRunArn });
    expect(items.executions).toHaveLength(3);
  });

  it('puts items together in batches', async () => {
    const batcher = { MaxItemsPerBatch: 2, BatchInput: { shared: 1 } };
    const map = distributed({ Echo: { Type: 'Succeed' } }, { ItemBatcher: batcher });
    expect((await ran(await openScene(), jsonata({ Each: map }), { items: [1, 2, 3] })).output).toBe(
      '[{"BatchInput":{"shared":1},"Items":[1,2]},{"BatchInput":{"shared":1},"Items":[3]}]',
    );
  });

  it.each([
    [{}, 'FAILED'],
    [{ ToleratedFailureCount: 1 }, 'SUCCEEDED'],
    [{ ToleratedFailurePercentage: 40 }, 'SUCCEEDED'],
    [{ ToleratedFailurePercentage: 20 }, 'FAILED'],
  ])('with %j and one failed item of three is %s', async (tolerated, status) => {
    const scene = await openScene();
    const execution = await ran(scene, jsonata({ Each: distributed(failOnTwo, tolerated) }), {
      items: [1, 2, 3],
    });
    expect(execution.status).toBe(status);
    if (status === 'FAILED') expect(execution.error).toBe('States.ExceedToleratedFailureThreshold');
    else expect(execution.output).toBe('[1,3]');
  });

  it('stops what still runs once too many have failed', async () => {
    const scene = await openScene();
    const states = { ...failOnTwo, Good: { Type: 'Wait', Seconds: 600, End: true } };
    const arn = await started(scene, jsonata({ Each: distributed(states) }), { items: [1, 2] });
    expect((await described(scene, arn)).status).toBe('FAILED');
    await scene.timeline.quiet();
    const run = (await eventsOf(scene, arn))[3]?.mapRunStartedEventDetails as { mapRunArn: string };
    const { executions } = await scene.act<{ executions: { status: string }[] }>('ListExecutions', run);
    expect(executions.map(({ status }) => status).sort()).toEqual(['ABORTED', 'FAILED']);
  });

  it('asks how many items may fail only once it has begun', async () => {
    const scene = await openScene();
    const map = { ...distributed({ Item: { Type: 'Pass', End: true } }), ItemsPath: '$.items' };
    const { Items: _, ...fields } = map;
    const definition = jsonpath({ Each: { ...fields, ToleratedFailureCountPath: '$.few' } });
    const arn = await started(scene, definition, { items: [1], few: 'few' });
    expect((await described(scene, arn)).error).toBe('States.Runtime');
    expect((await storyOf(scene, arn)).slice(2)).toEqual(['3<2 MapStateStarted', '4<3 ExecutionFailed']);
  });

  it('stops its items when its execution is stopped', async () => {
    const scene = await openScene();
    const states = { Rest: { Type: 'Wait', Seconds: 600, End: true } };
    const executionArn = await started(scene, jsonata({ Each: distributed(states) }), { items: [1, 2] });
    await scene.act('StopExecution', { executionArn });
    await scene.timeline.quiet();
    const run = await runOf(scene, executionArn);
    expect(run).toMatchObject({ status: 'ABORTED', executionCounts: { aborted: 2, running: 0 } });
  });

  it('runs no more items at once than it may, and goes on after a restart', async () => {
    const scene = await openScene();
    const states = { Rest: { Type: 'Wait', Seconds: 60, End: true } };
    const arn = await started(scene, jsonata({ Each: distributed(states, { MaxConcurrency: 2 }) }), {
      items: [1, 2, 3],
    });
    expect((await runOf(scene, arn)).executionCounts).toMatchObject({ running: 2, pending: 1, total: 3 });
    await scene.timeline.advanceTo(MORNING + 60_000);
    const again = await openScene({ journal: scene.journal, timeline: scene.timeline });
    expect((await runOf(again, arn)).executionCounts).toMatchObject({ succeeded: 2, running: 1 });
    await scene.timeline.advanceTo(MORNING + 120_000);
    expect((await described(again, arn)).output).toBe('[1,2,3]');
  });
});

type Run = { mapRunArn: string; status: string; executionCounts: object; itemCounts: object };

const runOf = async (scene: Scene, executionArn: string): Promise<Run> => {
  const { mapRuns } = await scene.act<{ mapRuns: Run[] }>('ListMapRuns', { executionArn });
  return scene.act<Run>('DescribeMapRun', { mapRunArn: mapRuns[0]?.mapRunArn });
};

describe('a map run', () => {
  const rest = (more: object) =>
    jsonata({
      Each: {
        Type: 'Map',
        Items: '{% $states.input %}',
        Label: 'Each',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          ...flow({ Rest: { Type: 'Wait', Seconds: 60, End: true } }),
        },
        End: true,
        ...more,
      },
    });

  it('is described while it goes on and afterwards, batches by their items', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, rest({ ItemBatcher: { MaxItemsPerBatch: 2 } }), [1, 2, 3]);
    expect(await runOf(scene, executionArn)).toEqual({
      mapRunArn: expect.stringMatching(/:mapRun:machine\/Each:[0-9a-f-]{36}$/) as string,
      executionArn,
      status: 'RUNNING',
      startDate: MORNING / 1000,
      maxConcurrency: 0,
      toleratedFailureCount: 0,
      toleratedFailurePercentage: 0,
      itemCounts: { ...NONE, running: 3, total: 3 },
      executionCounts: { ...NONE, running: 2, total: 2 },
      redriveCount: 0,
    });
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect(await runOf(scene, executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      stopDate: MORNING / 1000 + 60,
      itemCounts: { ...NONE, succeeded: 3, resultsWritten: 3, total: 3 },
    });
  });

  it('lets more run at once from the moment it is told to', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, rest({ MaxConcurrency: 1 }), [1, 2, 3]);
    const { mapRunArn } = await runOf(scene, executionArn);
    await scene.act('UpdateMapRun', { mapRunArn, maxConcurrency: 3, toleratedFailureCount: 1 });
    await scene.timeline.quiet();
    expect(await runOf(scene, executionArn)).toMatchObject({
      maxConcurrency: 3,
      toleratedFailureCount: 1,
      executionCounts: { running: 3 },
    });
  });

  it('that is not known is refused by its name', async () => {
    const scene = await openScene();
    await expect(scene.act('DescribeMapRun', { mapRunArn: 'arn:none' })).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });
});

const NONE = {
  pending: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  aborted: 0,
  total: 0,
  resultsWritten: 0,
};
