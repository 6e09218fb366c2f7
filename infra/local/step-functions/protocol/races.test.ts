import { describe, expect, it } from 'vitest';
import { flow, jsonata } from '../testing/definitions.ts';
import { described, eventsOf, MORNING, openScene, started, storyOf } from '../testing/scene.ts';

describe('races', () => {
  const ask = jsonata({
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 60,
      End: true,
    },
  });

  it('a task answered in the instant of its time limit ends in exactly one way', async () => {
    const scene = await openScene({ functions: { ask: () => ({ ok: true, payload: null }) } });
    const executionArn = await started(scene, ask);
    const { token } = (scene.calls[0]?.payload ?? {}) as { token: string };
    let answer = 'none';
    scene.timeline.schedule(MORNING + 60_000, async () => {
      answer = await scene.act('SendTaskSuccess', { taskToken: token, output: '1' }).then(
        () => 'taken',
        (reason: Error) => reason.name,
      );
    });
    await scene.timeline.advanceTo(MORNING + 60_000);
    const { status } = await described(scene, executionArn);
    expect([status, answer]).toEqual(['FAILED', 'TaskTimedOut']);
    const ends = (await eventsOf(scene, executionArn)).filter(({ type }) =>
      /^Task(Succeeded|TimedOut)$/.test(type),
    );
    expect(ends).toHaveLength(1);
  });

  it('a token answered twice at once counts once', async () => {
    const scene = await openScene({ functions: { ask: () => ({ ok: true, payload: null }) } });
    await started(scene, ask);
    const { token } = (scene.calls[0]?.payload ?? {}) as { token: string };
    const send = (output: string) => scene.act('SendTaskSuccess', { taskToken: token, output });
    const results = await Promise.allSettled([send('1'), send('2')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('a function may answer its own token before it returns', async () => {
    const scene = await openScene({
      functions: {
        ask: async (payload) => {
          const { token } = payload as { token: string };
          await scene.act('SendTaskSuccess', { taskToken: token, output: '"early"' });
          return { ok: true, payload: null };
        },
      },
    });
    expect(await described(scene, await started(scene, ask))).toMatchObject({
      status: 'SUCCEEDED',
      output: '"early"',
    });
  });

  it('a stop while branches run leaves none of them behind', async () => {
    const scene = await openScene();
    const both = {
      Type: 'Parallel',
      Branches: [1, 2].map((n) => flow({ [`Rest${n}`]: { Type: 'Wait', Seconds: 60, End: true } })),
      End: true,
    };
    const executionArn = await started(scene, jsonata({ Both: both }));
    await scene.act('StopExecution', { executionArn });
    await scene.timeline.advanceTo(MORNING + 120_000);
    expect((await storyOf(scene, executionArn)).at(-1)).toMatch(/ExecutionAborted$/);
  });
});
