import { describe, expect, it } from 'vitest';
import { flow, jsonata, jsonpath } from '../testing/definitions.ts';
import { InvalidDefinition, type MachineType, readDefinition } from './read-definition.ts';

const findings = (definition: unknown, type: MachineType = 'STANDARD'): string[] => {
  try {
    readDefinition(typeof definition === 'string' ? definition : JSON.stringify(definition), type);
    return [];
  } catch (reason) {
    if (!(reason instanceof InvalidDefinition)) throw reason;
    return reason.diagnostics.map(({ message, location }) => `${message} at ${location}`);
  }
};

const end = { Type: 'Succeed' };
const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };

describe('a definition is refused, by name and place', () => {
  it.each<[string, unknown, string]>([
    ['that is no JSON object', '[]', 'Definition must be a valid JSON object at undefined'],
    ['that is empty', {}, 'These fields are required: [States, StartAt] at /'],
    ['that begins nowhere', { StartAt: 'A', States: { B: end } }, "Missing 'StartAt' target: A at /StartAt"],
    [
      'with an unknown field',
      { ...jsonata({ A: end }), Tiemout: 1 },
      "Field 'Tiemout' is not supported at /Tiemout",
    ],
    [
      'with an unknown state type',
      jsonata({ A: { Type: 'Loop' } }),
      "Value 'Loop' is not a state type at /States/A/Type",
    ],
    [
      'with a field of the other language',
      jsonata({ A: { Type: 'Pass', ResultPath: '$.a', End: true } }),
      "Field 'ResultPath' is not supported at /States/A/ResultPath",
    ],
    [
      'with a catcher where nothing is caught',
      jsonata({ A: { Type: 'Pass', End: true, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'A' }] } }),
      "Field 'Catch' is not supported at /States/A/Catch",
    ],
    [
      'whose state leads nowhere',
      jsonata({ A: { Type: 'Pass' } }),
      'These fields are required: [Next] or [End] at /States/A',
    ],
    [
      'whose state leads to none of its flow',
      jsonata({ A: { Type: 'Pass', Next: 'Z' } }),
      "Missing 'Next' target: Z at /States/A/Next",
    ],
    [
      'whose branch leads out of itself',
      jsonata({
        A: { Type: 'Parallel', Branches: [flow({ B: { Type: 'Pass', Next: 'C' } })], Next: 'C' },
        C: end,
      }),
      "Missing 'Next' target: C at /States/A/Branches[0]/States/B/Next",
    ],
    [
      'with one state name twice',
      jsonata({ A: { Type: 'Parallel', Branches: [flow({ A: end })], End: true } }),
      'Duplicate State name: A at /States/A/Branches[0]/States/A',
    ],
    [
      'with an expression that cannot be read',
      jsonata({ A: { Type: 'Pass', Output: { x: '{% 1 + %}' }, End: true } }),
      'The JSONata expression cannot be read: Unexpected end of expression at /States/A/Output/x',
    ],
    [
      'with an expression that has no end',
      jsonata({ A: { Type: 'Pass', Output: '{% 1', End: true } }),
      "A JSONata expression must begin with '{%' and end with '%}', and nothing may stand around it at /States/A/Output",
    ],
    [
      'with a path that cannot be read',
      jsonpath({ A: { Type: 'Pass', InputPath: 'a.b', End: true } }),
      'Value is not a valid JSONPath at /States/A/InputPath',
    ],
    [
      'with an unknown intrinsic function',
      jsonpath({ A: { Type: 'Pass', Parameters: { 'x.$': 'States.Guess()' }, End: true } }),
      "The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
    ],
    [
      'whose result goes to several places',
      jsonpath({ A: { Type: 'Pass', ResultPath: '$.a[*]', End: true } }),
      'Value is not a Reference Path at /States/A/ResultPath',
    ],
    [
      'with a resource that is none',
      jsonata({ A: { ...task, Resource: 'lambda' } }),
      'Value is not a valid resource ARN at /States/A/Resource',
    ],
    [
      'with a job that the engine cannot wait for',
      jsonata({ A: { ...task, Resource: 'arn:aws:states:::ecs:runTask.sync' } }),
      "The service integration 'ecs:runTask.sync' is not supported at /States/A/Resource",
    ],
    [
      'whose retrier catches all beside others',
      jsonata({ A: { ...task, Retry: [{ ErrorEquals: ['States.ALL', 'Other'] }] } }),
      "'States.ALL' must appear alone in 'ErrorEquals' at /States/A/Retry[0]/ErrorEquals",
    ],
    [
      'whose wait says two things',
      jsonata({ A: { Type: 'Wait', Seconds: 1, Timestamp: '2026-04-01T00:00:00Z', End: true } }),
      'Exactly one of these fields is required: [Seconds, Timestamp] at /States/A',
    ],
    [
      'whose wait names no instant',
      jsonata({ A: { Type: 'Wait', Timestamp: '2026-04-01 00:00', End: true } }),
      'String does not match RFC3339 timestamp at /States/A/Timestamp',
    ],
    [
      'whose state falls back to JSONPath',
      jsonata({ A: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true } }),
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A",
    ],
    [
      'whose choice has an unknown operator',
      jsonpath({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', LooksLike: 1, Next: 'B' }] }, B: end }),
      "Field 'LooksLike' is not supported at /States/A/Choices[0]/LooksLike",
    ],
    [
      'whose map reads files',
      jsonata({ A: { Type: 'Map', ItemReader: {}, ItemProcessor: flow({ B: end }), End: true } }),
      "Field 'ItemReader' is not supported at /States/A/ItemReader",
    ],
    [
      'whose inline map makes batches',
      jsonata({ A: { Type: 'Map', ItemBatcher: {}, ItemProcessor: flow({ B: end }), End: true } }),
      "Field 'ItemBatcher' is not supported at /States/A/ItemBatcher",
    ],
  ])('%s', (_, definition, finding) => {
    expect(findings(definition)).toContain(finding);
  });

  it('when an express machine waits for a token', () => {
    const waiting = { ...task, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };
    expect(findings(jsonata({ A: waiting }), 'EXPRESS')).toEqual([
      "Express state machine does not support '.waitForTaskToken' service integration  at /States/A/Resource",
    ]);
  });

  it('with every finding at once', () => {
    expect(findings(jsonata({ A: { Type: 'Pass', Foo: 1, Bar: 2 } }))).toHaveLength(3);
  });
});

describe('a definition is taken', () => {
  it('in either language, comments and all', () => {
    expect(findings({ ...jsonata({ A: { ...end, Comment: 'x' } }), Comment: 'y', Version: '1.0' })).toEqual(
      [],
    );
    expect(
      findings(jsonpath({ A: { ...task, ResultPath: null, Parameters: { 'a.$': '$$.Execution.Id' } } })),
    ).toEqual([]);
  });
});
