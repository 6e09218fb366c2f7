import { describe, expect, it } from 'vitest';
import { aMachine, openScene, RefusedByService, ROLE, started } from '../testing/scene.ts';

type Judged = { result: string; diagnostics: Record<string, unknown>[]; truncated: boolean };

const judged = async (definition: string | object, more: object = {}): Promise<Judged> => {
  const { act } = await openScene();
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return act<Judged>('ValidateStateMachineDefinition', { definition: text, ...more });
};

const found = async (definition: string | object, more: object = {}) =>
  (await judged(definition, more)).diagnostics;

const error = (message: string, location: string, code = 'SCHEMA_VALIDATION_FAILED') => ({
  severity: 'ERROR',
  code,
  message,
  location,
});

const machine = (state: object, more: object = {}) => ({ StartAt: 'Only', States: { Only: state }, ...more });

describe('a definition that can be run', () => {
  it.each([
    machine({ Type: 'Pass', End: true }),
    machine({ Type: 'Pass', End: true }, { Comment: 'why', Version: '1.0', TimeoutSeconds: 60 }),
    machine({ Type: 'Succeed', Comment: 'why' }, { QueryLanguage: 'JSONata' }),
    machine({ Type: 'Succeed', QueryLanguage: 'JSONata' }, { QueryLanguage: 'JSONPath' }),
    machine({
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: { text: ' {% not an expression %} ' },
      End: true,
    }),
    machine({ Type: 'Pass', QueryLanguage: 'JSONata', Output: { 'a.$': '$.b', c: '$d' }, End: true }),
    machine({ Type: 'Pass', Result: { 'kept.$': '$.not.read' }, End: true }),
  ])('%j', async (definition) => {
    expect(await judged(definition)).toEqual({ result: 'OK', diagnostics: [], truncated: false });
  });
});

describe('a text that is no definition', () => {
  it.each(['', ' ', '[]', '"text"', 'null', '5'])('%j is no object', async (text) => {
    expect(await found(text)).toEqual([
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: 'Definition must be a valid JSON object',
      },
    ]);
  });

  it.each([
    [
      'no json',
      "Unrecognized token 'no': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      'line: 1, column: 3',
    ],
    [
      "{'a': 1}",
      "Unexpected character (''' (code 39)): was expecting double-quote to start field name",
      'line: 1, column: 3',
    ],
    [
      '\n\n  {a}',
      "Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
      'line: 3, column: 5',
    ],
  ])('%j is no JSON, and the place is told', async (text, message, place) => {
    const location = `[Source: (String)"${text}"; ${place}]`;
    expect(await found(text)).toEqual([
      error(`${message}\n at ${location}`, location, 'INVALID_JSON_DESCRIPTION'),
    ]);
  });
});

describe('what is wrong is told with its place', () => {
  it.each<[object, object[]]>([
    [{}, [error('These fields are required: [States, StartAt]', '/')]],
    [{ States: { A: { Type: 'Succeed' } } }, [error('These fields are required: [StartAt]', '/')]],
    [{ StartAt: 'A' }, [error('These fields are required: [States]', '/')]],
    [
      { StartAt: 'B', States: { A: { Type: 'Succeed' } } },
      [error("Missing 'StartAt' target: B", '/StartAt', 'MISSING_TRANSITION_TARGET')],
    ],
    [
      machine({ Type: 'Pass', Next: 'Nowhere' }),
      [error("Missing 'Next' target: Nowhere", '/States/Only/Next', 'MISSING_TRANSITION_TARGET')],
    ],
    [
      machine({ Type: 'Succeed', QueryLanguage: 'JSONPath' }, { QueryLanguage: 'JSONata' }),
      [
        error(
          "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
          '/States/Only',
        ),
      ],
    ],
    [
      machine({ Type: 'Wait', Timestamp: '2026-04-01 00:00:00Z', End: true }),
      [error('String does not match RFC3339 timestamp', '/States/Only/Timestamp')],
    ],
    [
      machine({ Type: 'Wait', Timestamp: '{% $now() %}', End: true }),
      [error('String does not match RFC3339 timestamp', '/States/Only/Timestamp')],
    ],
    [
      machine({ Type: 'Fail', Cause: 'x', CausePath: '$.x' }),
      [error("'Cause' and 'CausePath' can not be used together", '/States/Only')],
    ],
    [
      machine({ Type: 'Pass', Parameters: { 'a.$': 'States.Nope()' }, End: true }),
      [
        error(
          "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call",
          '/States/Only/Parameters',
        ),
      ],
    ],
    [
      machine({ Type: 'Pass', ResultPath: '$.a[*]', End: true }),
      [error('Value is not a Reference Path', '/States/Only/ResultPath')],
    ],
    [
      machine({ Type: 'Pass', Output: '{% 1', End: true }, { QueryLanguage: 'JSONata' }),
      [
        error(
          "A JSONata expression must begin with '{%' and end with '%}', and nothing may stand around it",
          '/States/Only/Output',
        ),
      ],
    ],
  ])('%j', async (definition, diagnostics) => {
    expect(await found(definition)).toEqual(diagnostics);
  });

  it('an express machine waits for nobody', async () => {
    const task = machine({
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', MessageBody: 'b' },
      End: true,
    });
    expect(await found(task, { type: 'EXPRESS' })).toEqual([
      error(
        "Express state machine does not support '.waitForTaskToken' service integration ",
        '/States/Only/Resource',
      ),
    ]);
    expect(await found(task)).toEqual([]);
  });
});

describe('many findings', () => {
  const wrong = { StartAt: 'A', States: { A: { Type: 'Pass' }, B: { Type: 'Pass' }, C: { Type: 'Pass' } } };

  it('are told as many as are asked for, and it is said that there are more', async () => {
    expect(await judged(wrong)).toMatchObject({ result: 'FAIL', truncated: false });
    const short = await judged(wrong, { maxResults: 2 });
    expect(short.diagnostics).toHaveLength(2);
    expect(short.truncated).toBe(true);
  });

  it('stand one beside the other when a machine is refused', async () => {
    const { act } = await openScene();
    const creating = act('CreateStateMachine', {
      name: 'wrong',
      definition: JSON.stringify(wrong),
      roleArn: ROLE,
    });
    await expect(creating).rejects.toThrow(RefusedByService);
    await expect(creating).rejects.toThrow(
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [Next] or [End] at " +
        "/States/A', 'SCHEMA_VALIDATION_FAILED: These fields are required: [Next] or [End] at /States/B', " +
        "'SCHEMA_VALIDATION_FAILED: These fields are required: [Next] or [End] at /States/C'",
    );
  });
});

describe('a machine is described', () => {
  const counting = {
    StartAt: 'Set',
    States: {
      Set: { Type: 'Pass', Assign: { limit: 3, plain: '$limit' }, Next: 'Ask' },
      Ask: { Type: 'Wait', SecondsPath: '$limit', Next: 'Each' },
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          StartAt: 'Sum',
          States: {
            Sum: {
              Type: 'Pass',
              Assign: { 'sum.$': "States.MathAdd($limit, States.Format('$no', $other))" },
              End: true,
            },
          },
        },
        Next: 'Compare',
      },
      Compare: {
        Type: 'Choice',
        Choices: [{ And: [{ Variable: '$guess', NumericEqualsPath: '$answer' }], Next: 'Write' }],
        Default: 'Write',
      },
      Write: {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Output:
          '{% ($local := $limit; $map($states.input, function($v){ $v + $sum($list) + $local }) & "$text") %}',
        End: true,
      },
    },
  };

  it('with the variables that each state names, sorted, and no state that names none', async () => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, counting);
    const { variableReferences } = await scene.act<{ variableReferences: object }>('DescribeStateMachine', {
      stateMachineArn,
    });
    expect(variableReferences).toEqual({
      Ask: ['limit'],
      Sum: ['limit', 'other'],
      Compare: ['answer', 'guess'],
      Write: ['limit', 'list'],
    });
  });

  it('without that member when no state names any, and as encrypted with the service’s own key', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, machine({ Type: 'Succeed' }));
    const described = await scene.act('DescribeStateMachineForExecution', { executionArn });
    expect(described).toMatchObject({ encryptionConfiguration: { type: 'AWS_OWNED_KEY' } });
    expect(described).not.toHaveProperty('variableReferences');
  });
});
