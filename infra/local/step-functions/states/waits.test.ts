import { describe, expect, it } from 'vitest';
import { jsonata, jsonpath } from '../testing/definitions.ts';
import { described, MORNING, openScene, started, storyOf } from '../testing/scene.ts';

const SECOND_MS = 1_000;

/** How long a Wait of these fields lasts: it is over then and not a second before. */
const expectWait = async (definition: object, input: unknown, seconds: number) => {
  const scene = await openScene();
  const arn = await started(scene, definition, input);
  if (seconds > 0) {
    await scene.timeline.advanceTo(MORNING + (seconds - 1) * SECOND_MS);
    expect((await described(scene, arn)).status).toBe('RUNNING');
    await scene.timeline.advanceTo(MORNING + seconds * SECOND_MS);
  }
  expect((await described(scene, arn)).status).toBe('SUCCEEDED');
  expect(await storyOf(scene, arn)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 WaitStateEntered',
    '3<2 WaitStateExited',
    '4<3 ExecutionSucceeded',
  ]);
};

describe('a wait in JSONPath', () => {
  it.each<[object, object, number]>([
    [{ Seconds: 30 }, {}, 30],
    [{ Seconds: 0 }, {}, 0],
    [{ SecondsPath: '$.s' }, { s: 30 }, 30],
    [{ SecondsPath: '$.s' }, { s: 0 }, 0],
    [{ SecondsPath: '$.l[1].s' }, { l: [{}, { s: 7 }] }, 7],
    [{ Timestamp: '2026-04-01T00:00:45Z' }, {}, 45],
    [{ Timestamp: '2026-04-01T09:00:45+09:00' }, {}, 45],
    [{ Timestamp: '2026-04-01T00:00:45.000000000Z' }, {}, 45],
    [{ Timestamp: '2016-12-05T21:29:29Z' }, {}, 0],
    [{ Timestamp: '2016-12-05T21:29:29.123456789Z' }, {}, 0],
    [{ TimestampPath: '$.t' }, { t: '2026-04-01T00:01:00Z' }, 60],
    [{ TimestampPath: '$$.Execution.StartTime' }, {}, 0],
  ])('%j of %j lasts %d s', async (fields, input, seconds) => {
    await expectWait(jsonpath({ Rest: { Type: 'Wait', ...fields, End: true } }), input, seconds);
  });

  it.each<[object, object, string]>([
    [{ SecondsPath: '$.s' }, {}, 'The SecondsPath parameter does not reference an input value: $.s'],
    [{ SecondsPath: '$.s' }, { s: -1 }, 'Seconds cannot be negative.'],
    [
      { SecondsPath: '$.s' },
      { s: 1.5 },
      'The SecondsPath parameter does not reference a valid integer: $.s == 1.5',
    ],
    [
      { SecondsPath: '$.s' },
      { s: 'soon' },
      'The SecondsPath parameter does not reference a valid integer: $.s == soon',
    ],
    [
      { SecondsPath: '$.s' },
      { s: {} },
      'The SecondsPath parameter does not reference a valid integer: $.s == {}',
    ],
    [{ TimestampPath: '$.t' }, {}, 'The TimestampPath parameter does not reference an input value: $.t'],
    ...[
      '2016-12-05 21:29:29Z',
      '2016-12-05T21:29:29',
      '2016-13-05T21:29:29Z',
      '2016-12-05T25:29:29Z',
      '05-12-2016T21:29:29Z',
    ].map((t): [object, object, string] => [
      { TimestampPath: '$.t' },
      { t },
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == ${t}`,
    ]),
  ])('%j of %j fails for good', async (fields, input, why) => {
    const scene = await openScene();
    const arn = await started(scene, jsonpath({ Rest: { Type: 'Wait', ...fields, End: true } }), input);
    expect(await described(scene, arn)).toMatchObject({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'Rest' (entered at the event id #2). ${why}`,
    });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 WaitStateEntered',
      '3<2 ExecutionFailed',
    ]);
  });
});

describe('a wait in JSONata', () => {
  it.each<[object, object, number]>([
    [{ Seconds: 5 }, {}, 5],
    [{ Seconds: '{% $states.input.s * 2 %}' }, { s: 4 }, 8],
    [{ Timestamp: '{% $states.input.t %}' }, { t: '2026-04-01T00:00:09Z' }, 9],
    [{ Timestamp: '{% $fromMillis($toMillis($states.context.State.EnteredTime) + 3000) %}' }, {}, 3],
  ])('%j of %j lasts %d s', async (fields, input, seconds) => {
    await expectWait(jsonata({ Rest: { Type: 'Wait', ...fields, End: true } }), input, seconds);
  });

  it('hands on what its output says, with what it assigned before it rested', async () => {
    const scene = await openScene();
    const rest = {
      Type: 'Wait',
      Seconds: 1,
      Assign: { before: '{% $states.input %}' },
      Output: 'rested',
      Next: 'Say',
    };
    const say = { Type: 'Succeed', Output: '{% [$before, $states.input] %}' };
    const arn = await started(scene, jsonata({ Rest: rest, Say: say }), 'tired');
    await scene.timeline.advanceTo(MORNING + SECOND_MS);
    expect((await described(scene, arn)).output).toBe('["tired","rested"]');
  });
});
