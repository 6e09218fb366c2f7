import { describe, expect, it } from 'vitest';
import { jsonata } from '../testing/definitions.ts';
import { described, eventsOf, openScene, started, storyOf, type TestFunction } from '../testing/scene.ts';

type Told = { story: string[]; failed: Record<string, unknown>; error?: string; cause?: string };

/** The end of a machine whose second state cannot be evaluated: event 4 enters it, event 3 is the one before. */
const failing = async (second: object, functions: Record<string, TestFunction> = {}): Promise<Told> => {
  const scene = await openScene({ functions });
  const definition = jsonata({
    First: { Type: 'Pass', Next: 'Second' },
    Second: second,
    Last: { Type: 'Succeed' },
  });
  const arn = await started(scene, definition, { n: 1, text: 'five' });
  const events = await eventsOf(scene, arn);
  const { error, cause } = await described(scene, arn);
  const evaluation = events.find(({ type }) => type === 'EvaluationFailed');
  return {
    story: (await storyOf(scene, arn)).slice(3),
    failed: (evaluation?.evaluationFailedEventDetails ?? {}) as Record<string, unknown>,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
};

const WHERE = "An error occurred while executing the state 'Second' (entered at the event id #4).";
const nothing = (expression: string, field: string) =>
  `${WHERE} The JSONata expression '${expression}' specified for the field '${field}' returned nothing (undefined).`;
const wrongType = (expression: string, field: string, expected: string, was: string, value: string) =>
  `${WHERE} The JSONata expression '${expression}' specified for the field '${field}' returned an unexpected result ` +
  `type. Expected '${expected}', but was '${was}' for value: ${value}`;

describe('what cannot be evaluated on entering a state', () => {
  it.each<[string, object, string, string]>([
    ['Output', { Type: 'Pass', Output: '{% $gone %}', End: true }, 'Pass', nothing('$gone', 'Output')],
    [
      'Output/a/b',
      { Type: 'Pass', Output: { a: { b: '{% $gone %}' } }, End: true },
      'Pass',
      nothing('$gone', 'Output/a/b'),
    ],
    [
      'Output/l[1]',
      { Type: 'Pass', Output: { l: [1, '{% $gone %}'] }, End: true },
      'Pass',
      nothing('$gone', 'Output/l[1]'),
    ],
    [
      'Assign/v',
      { Type: 'Pass', Assign: { v: '{% $gone %}' }, End: true },
      'Pass',
      nothing('$gone', 'Assign/v'),
    ],
    ['Output', { Type: 'Succeed', Output: '{% $gone %}' }, 'Succeed', nothing('$gone', 'Output')],
    ['Error', { Type: 'Fail', Error: '{% 1 %}' }, 'Fail', wrongType('1', 'Error', 'string', 'number', '1')],
    [
      'Cause',
      { Type: 'Fail', Cause: '{% [1] %}' },
      'Fail',
      wrongType('[1]', 'Cause', 'string', 'array', '[1]'),
    ],
    [
      'Choices[1]/Condition',
      {
        Type: 'Choice',
        Choices: [
          { Condition: false, Next: 'Last' },
          { Condition: '{% $states.input.text %}', Next: 'Last' },
        ],
      },
      'Choice',
      wrongType('$states.input.text', 'Choices[1]/Condition', 'boolean', 'string', '"five"'),
    ],
    [
      'Choices[0]/Output',
      { Type: 'Choice', Choices: [{ Condition: true, Output: '{% $gone %}', Next: 'Last' }] },
      'Choice',
      nothing('$gone', 'Choices[0]/Output'),
    ],
  ])('is told at %s, from before the state was entered: %j', async (location, state, type, cause) => {
    const told = await failing(state);
    expect(told.story).toEqual([`4<3 ${type}StateEntered`, '5<3 EvaluationFailed', '6<5 ExecutionFailed']);
    expect(told.failed).toEqual({ error: 'States.QueryEvaluationError', cause, location, state: 'Second' });
    expect(told).toMatchObject({ error: 'States.QueryEvaluationError', cause });
  });

  const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };

  it.each<[string, object, string]>([
    ['Arguments', { ...task, Arguments: '{% $gone %}' }, nothing('$gone', 'Arguments')],
    [
      'Arguments/FunctionName',
      { ...task, Arguments: { FunctionName: '{% $gone %}' } },
      nothing('$gone', 'Arguments/FunctionName'),
    ],
    [
      'TimeoutSeconds',
      { ...task, Arguments: { FunctionName: 'f' }, TimeoutSeconds: '{% $states.input.text %}' },
      wrongType('$states.input.text', 'TimeoutSeconds', 'number', 'string', '"five"'),
    ],
  ])('is told of a task at %s, and nothing was scheduled', async (location, state, cause) => {
    const told = await failing(state);
    expect(told.story).toEqual(['4<3 TaskStateEntered', '5<3 EvaluationFailed', '6<5 ExecutionFailed']);
    expect(told.failed).toMatchObject({ location, cause });
  });

  it('can be caught by its name', async () => {
    const told = await failing({
      ...task,
      Arguments: { FunctionName: '{% $gone %}' },
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Last' }],
    });
    expect(told.story.slice(0, 3)).toEqual([
      '4<3 TaskStateEntered',
      '5<3 EvaluationFailed',
      '6<5 TaskStateExited',
    ]);
  });
});

describe('what cannot be evaluated later', () => {
  it('is told from the event before it: a task’s output follows its success', async () => {
    const told = await failing(
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'work' },
        Output: '{% $states.result.Payload.none %}',
        End: true,
      },
      { work: () => ({ ok: true, payload: {} }) },
    );
    expect(told.story).toEqual([
      '4<3 TaskStateEntered',
      '5<4 TaskScheduled',
      '6<5 TaskStarted',
      '7<6 TaskSucceeded',
      '8<7 EvaluationFailed',
      '9<8 ExecutionFailed',
    ]);
  });

  it.each<[object, string]>([
    [
      { Seconds: '{% -1 %}' },
      `${WHERE} The JSONata expression '-1' specified for the field 'Seconds' returned an invalid value: -1`,
    ],
    [
      { Seconds: '{% $states.input.text %}' },
      wrongType('$states.input.text', 'Seconds', 'number', 'string', '"five"'),
    ],
    [
      { Timestamp: '{% $states.input.text %}' },
      `${WHERE} The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: five`,
    ],
  ])('is told of a wait from its entering: %j', async (field, cause) => {
    const told = await failing({ Type: 'Wait', ...field, End: true });
    expect(told.story).toEqual(['4<3 WaitStateEntered', '5<4 EvaluationFailed', '6<5 ExecutionFailed']);
    expect(told.failed).toMatchObject({ location: Object.keys(field)[0], cause });
  });
});

describe('a Map without items of its own', () => {
  it.each([
    [{ a: 1 }, '{"a":1}'],
    ['word', '"word"'],
    [true, 'true'],
    [null, 'null'],
    [0, '0'],
  ])('refuses the input %j, and names no place in the definition', async (input, shown) => {
    const scene = await openScene();
    const each = {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
      End: true,
    };
    const arn = await started(scene, jsonata({ Each: each }), input);
    const cause = `An error occurred while executing the state 'Each' (entered at the event id #2). Map state input must be an array but was: ${shown}`;
    expect((await eventsOf(scene, arn))[2]?.evaluationFailedEventDetails).toEqual({
      error: 'States.QueryEvaluationError',
      cause,
      state: 'Each',
    });
    expect((await storyOf(scene, arn)).slice(2)).toEqual([
      '3<0 EvaluationFailed',
      '4<3 MapStateFailed',
      '5<4 ExecutionFailed',
    ]);
  });
});
