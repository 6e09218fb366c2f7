import { describe, expect, it } from 'vitest';
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

const jsonata = (states: object, startAt = Object.keys(states)[0]) => ({
  QueryLanguage: 'JSONata',
  StartAt: startAt,
  States: states,
});

describe('Pass', () => {
  it('hands on its output and keeps what it assigned for the states after it', async () => {
    const scene = await openScene();
    const execution = await ran(
      scene,
      jsonata({
        First: {
          Type: 'Pass',
          Assign: { who: '{% $states.input.name %}' },
          Output: { seen: '{% $exists($who) %}' },
          Next: 'Second',
        },
        Second: { Type: 'Pass', Output: { who: '{% $who %}', seen: '{% $states.input.seen %}' }, End: true },
      }),
      { name: 'guardian' },
    );
    expect(execution.output).toBe('{"who":"guardian","seen":false}');
  });

  it('fails where an expression gives nothing, and says where', async () => {
    const scene = await openScene();
    const arn = await started(
      scene,
      jsonata({ Only: { Type: 'Pass', Output: { a: ['{% $states.input.no %}'] }, End: true } }),
    );
    const cause =
      "An error occurred while executing the state 'Only' (entered at the event id #2). The JSONata expression " +
      "'$states.input.no' specified for the field 'Output/a[0]' returned nothing (undefined).";
    expect(await described(scene, arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause,
    });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered',
      '3<0 EvaluationFailed',
      '4<3 ExecutionFailed',
    ]);
    expect((await eventsOf(scene, arn))[2]).toMatchObject({
      evaluationFailedEventDetails: {
        error: 'States.QueryEvaluationError',
        location: 'Output/a[0]',
        state: 'Only',
      },
    });
  });
});

describe('Choice', () => {
  const choose = jsonata({
    Choose: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Output: 'many', Next: 'End' },
        { Condition: '{% $states.input.n > 5 %}', Next: 'End' },
      ],
    },
    End: { Type: 'Succeed' },
  });

  it.each([
    [11, '"many"'],
    [6, '{"n":6}'],
  ])('of %d leaves through the first rule that holds', async (n, output) => {
    expect((await ran(await openScene(), choose, { n })).output).toBe(output);
  });

  it('without a rule that holds and without a default fails', async () => {
    expect(await ran(await openScene(), choose, { n: 1 })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
    });
  });
});

describe('Wait', () => {
  it.each([
    { Seconds: 90 },
    { Seconds: '{% $states.input.seconds %}' },
    { Timestamp: '{% $states.input.at %}' },
    { Timestamp: '2026-04-01T09:01:30+09:00' },
  ])('%j ends at its instant and not before', async (limit) => {
    const scene = await openScene();
    const input = { seconds: 90, at: '2026-04-01T00:01:30Z' };
    const arn = await started(scene, jsonata({ W: { Type: 'Wait', ...limit, End: true } }), input);
    await scene.timeline.advanceTo(MORNING + 89_999);
    expect((await described(scene, arn)).status).toBe('RUNNING');
    await scene.timeline.advanceTo(MORNING + 90_000);
    expect((await described(scene, arn)).status).toBe('SUCCEEDED');
  });
});

describe('Fail', () => {
  it('ends the execution with its error and cause', async () => {
    const fail = { Type: 'Fail', Error: 'Refused', Cause: "{% 'because ' & $states.input.why %}" };
    expect(await ran(await openScene(), jsonata({ Fail: fail }), { why: 'late' })).toMatchObject({
      status: 'FAILED',
      error: 'Refused',
      cause: 'because late',
    });
  });
});

const tokenHandedTo = (scene: Scene): string =>
  (scene.calls[0]?.payload as { token: string } | undefined)?.token ?? '';

const task = (more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  End: true,
  ...more,
});

describe('Task', () => {
  it('asks the function and hands on what it gives', async () => {
    const scene = await openScene({
      functions: { work: (payload) => ({ ok: true, payload: { got: payload } }) },
    });
    expect((await ran(scene, jsonata({ Work: task({}) }), { n: 1 })).output).toBe('{"got":{"n":1}}');
  });

  it('tries again as its retrier says, each try later than the one before, then goes to its catcher', async () => {
    const scene = await openScene({
      functions: { work: () => ({ ok: false, error: 'Busy', cause: 'again' }) },
    });
    const retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 }];
    const giveUp = [
      { ErrorEquals: ['States.ALL'], Assign: { why: '{% $states.errorOutput.Error %}' }, Next: 'Tell' },
    ];
    const arn = await started(
      scene,
      jsonata({
        Work: task({ Retry: retry, Catch: giveUp }),
        Tell: { Type: 'Pass', Output: '{% $why & ": " & $states.input.Cause %}', End: true },
      }),
    );
    await scene.timeline.advanceTo(MORNING + 1_999);
    expect(scene.calls).toHaveLength(1);
    await scene.timeline.advanceTo(MORNING + 2_000);
    expect(scene.calls).toHaveLength(2);
    await scene.timeline.advanceTo(MORNING + 8_000);
    expect(scene.calls).toHaveLength(3);
    expect(await described(scene, arn)).toMatchObject({ status: 'SUCCEEDED', output: '"Busy: again"' });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed',
      '6<5 TaskScheduled',
      '7<6 TaskStarted',
      '8<7 TaskFailed',
      '9<8 TaskScheduled',
      '10<9 TaskStarted',
      '11<10 TaskFailed',
      '12<11 TaskStateExited',
      '13<12 PassStateEntered',
      '14<13 PassStateExited',
      '15<14 ExecutionSucceeded',
    ]);
  });

  it('that waits for its token ends by time when nobody answers', async () => {
    const scene = await openScene({ functions: { work: () => ({ ok: true, payload: null }) } });
    const waiting = task({
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      TimeoutSeconds: '{% $states.input.limit %}',
      Arguments: { FunctionName: 'work', Payload: { token: '{% $states.context.Task.Token %}' } },
    });
    const arn = await started(scene, jsonata({ Ask: waiting }), { limit: 60 });
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect(await described(scene, arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    const token = tokenHandedTo(scene);
    await expect(scene.act('SendTaskSuccess', { taskToken: token, output: '1' })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
    await expect(scene.act('SendTaskSuccess', { taskToken: 'what', output: '1' })).rejects.toMatchObject({
      name: 'InvalidToken',
    });
  });

  it('that owes heartbeats lives on while they come', async () => {
    const scene = await openScene({ functions: { work: () => ({ ok: true, payload: null }) } });
    const waiting = task({
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      HeartbeatSeconds: 10,
      Arguments: { FunctionName: 'work', Payload: { token: '{% $states.context.Task.Token %}' } },
      Output: '{% $states.result %}',
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Output: 'silent', Next: 'End' }],
    });
    const arn = await started(scene, jsonata({ Ask: waiting, End: { Type: 'Succeed' } }));
    const token = tokenHandedTo(scene);
    await scene.timeline.advanceTo(MORNING + 9_000);
    await scene.act('SendTaskHeartbeat', { taskToken: token });
    await scene.timeline.advanceTo(MORNING + 18_999);
    expect((await described(scene, arn)).status).toBe('RUNNING');
    await scene.timeline.advanceTo(MORNING + 19_000);
    expect(await described(scene, arn)).toMatchObject({ status: 'SUCCEEDED', output: '"silent"' });
  });
});

describe('a machine with a time limit', () => {
  it('is ended when the limit is over', async () => {
    const scene = await openScene();
    const definition = { ...jsonata({ W: { Type: 'Wait', Seconds: 100, End: true } }), TimeoutSeconds: 30 };
    const arn = await started(scene, definition);
    await scene.timeline.advanceTo(MORNING + 30_000);
    expect((await described(scene, arn)).status).toBe('TIMED_OUT');
  });
});

describe('a machine that runs in a circle', () => {
  it('is ended when its history is full', async () => {
    const scene = await openScene();
    const again = { Condition: true, Next: 'There' };
    const circle = jsonata({
      Here: { Type: 'Choice', Choices: [again], Default: 'There' },
      There: { Type: 'Pass', Next: 'Here' },
    });
    const execution = await ran(scene, circle);
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
  }, 60_000);
});
