import { describe, expect, it } from 'vitest';
import type { MachineType } from '../read-definition.ts';
import { InvalidDefinition, readDefinition } from '../read-definition.ts';

const findings = (states: object, more: object = {}, type: MachineType = 'STANDARD'): string[] => {
  const definition = {
    StartAt: Object.keys(states)[0],
    States: { ...states, Z: { Type: 'Succeed' } },
    ...more,
  };
  try {
    readDefinition(JSON.stringify(definition), type);
    return [];
  } catch (reason) {
    if (!(reason instanceof InvalidDefinition)) throw reason;
    return reason.diagnostics.map(({ message, location }) => `${message} at ${location}`);
  }
};

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
const flow = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });

describe('a retrier', () => {
  it.each<[object, string | undefined]>([
    [
      { ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 0, BackoffRate: 1, MaxDelaySeconds: 1 },
      undefined,
    ],
    [{ ErrorEquals: ['Busy', 'Late'], JitterStrategy: 'FULL', Comment: 'why' }, undefined],
    [{ ErrorEquals: ['Busy'], JitterStrategy: 'NONE' }, undefined],
    [{}, 'These fields are required: [ErrorEquals] at /States/A/Retry[0]'],
    [{ ErrorEquals: [] }, 'Expected a list of error names at /States/A/Retry[0]/ErrorEquals'],
    [{ ErrorEquals: 'Busy' }, 'Expected a list of error names at /States/A/Retry[0]/ErrorEquals'],
    [{ ErrorEquals: [5] }, 'Expected a list of error names at /States/A/Retry[0]/ErrorEquals'],
    [
      { ErrorEquals: ['Busy'], IntervalSeconds: 0 },
      'Expected a number that is not below 1 at /States/A/Retry[0]/IntervalSeconds',
    ],
    [
      { ErrorEquals: ['Busy'], MaxAttempts: -1 },
      'Expected a number that is not below 0 at /States/A/Retry[0]/MaxAttempts',
    ],
    [
      { ErrorEquals: ['Busy'], BackoffRate: 0.9 },
      'Expected a number that is not below 1 at /States/A/Retry[0]/BackoffRate',
    ],
    [
      { ErrorEquals: ['Busy'], MaxDelaySeconds: '5' },
      'Expected a number that is not below 1 at /States/A/Retry[0]/MaxDelaySeconds',
    ],
    [
      { ErrorEquals: ['Busy'], JitterStrategy: 'HALF' },
      "Value is not one of: 'FULL', 'NONE' at /States/A/Retry[0]/JitterStrategy",
    ],
    [{ ErrorEquals: ['Busy'], Next: 'Z' }, "Field 'Next' is not supported at /States/A/Retry[0]/Next"],
  ])('%j: %s', (retrier, finding) => {
    expect(findings({ A: { ...task, Retry: [retrier] } })).toEqual(finding === undefined ? [] : [finding]);
  });

  it('for all errors stands alone and last', () => {
    const all = { ErrorEquals: ['States.ALL'] };
    const busy = { ErrorEquals: ['Busy'] };
    expect(findings({ A: { ...task, Retry: [busy, all] } })).toEqual([]);
    expect(findings({ A: { ...task, Retry: [all, busy] } })).toEqual([
      "'States.ALL' must appear in the last element at /States/A/Retry[0]/ErrorEquals",
    ]);
  });

  it.each([
    [{ ErrorEquals: ['Busy'] }, 'Expected value of type Array at /States/A/Retry'],
    [['Busy'], 'Expected value of type Object at /States/A/Retry[0]'],
  ])('is one of a list of objects: %j', (retry, finding) => {
    expect(findings({ A: { ...task, Retry: retry } })).toEqual([finding]);
  });
});

describe('a catcher', () => {
  const catching = (catcher: object, language: string) =>
    findings(
      { A: { ...task, Catch: [{ ErrorEquals: ['Busy'], Next: 'Z', ...catcher }] } },
      { QueryLanguage: language },
    );

  it.each<[string, object, string | undefined]>([
    ['JSONPath', { ResultPath: '$.failure', Assign: { 'why.$': '$.Cause' } }, undefined],
    ['JSONPath', { ResultPath: null }, undefined],
    ['JSONata', { Output: '{% $states.errorOutput %}', Assign: { why: 1 }, Comment: 'c' }, undefined],
    ['JSONPath', { Output: 1 }, "Field 'Output' is not supported at /States/A/Catch[0]/Output"],
    ['JSONata', { ResultPath: '$' }, "Field 'ResultPath' is not supported at /States/A/Catch[0]/ResultPath"],
    ['JSONPath', { ResultPath: '$.a[*]' }, 'Value is not a Reference Path at /States/A/Catch[0]/ResultPath'],
    ['JSONata', { Next: 'Nowhere' }, "Missing 'Next' target: Nowhere at /States/A/Catch[0]/Next"],
    ['JSONata', { Next: undefined }, 'These fields are required: [Next] at /States/A/Catch[0]'],
    [
      'JSONata',
      { Output: '{% 1 + %}' },
      'The JSONata expression cannot be read: Unexpected end of expression at /States/A/Catch[0]/Output',
    ],
  ])('in %s %j: %s', (language, catcher, finding) => {
    expect(catching(catcher, language)).toEqual(finding === undefined ? [] : [finding]);
  });
});

describe('a rule of a choice', () => {
  const choosing = (rule: object, language = 'JSONPath') =>
    findings({ A: { Type: 'Choice', Choices: [rule], Default: 'Z' } }, { QueryLanguage: language });
  const test = { Variable: '$.a', NumericEquals: 1 };

  it.each([
    { ...test, Next: 'Z', Assign: { a: 1 }, Comment: 'why' },
    { Not: test, Next: 'Z' },
    { And: [test, { Or: [test, { Not: test }] }], Next: 'Z' },
    { Variable: '$$.Execution.Id', StringMatches: '*x', Next: 'Z' },
    { Variable: '$who', IsPresent: false, Next: 'Z' },
    { Variable: '$.a', TimestampLessThanEqualsPath: '$.b', Next: 'Z' },
  ])('may be %j', (rule) => {
    expect(choosing(rule)).toEqual([]);
  });

  it.each([
    [test, 'These fields are required: [Next] at /States/A/Choices[0]'],
    [{ ...test, Next: 'Nowhere' }, "Missing 'Next' target: Nowhere at /States/A/Choices[0]/Next"],
    [{ NumericEquals: 1, Next: 'Z' }, 'These fields are required: [Variable] at /States/A/Choices[0]'],
    [
      { Variable: '$.a', Next: 'Z' },
      'A Choice must have exactly one comparison operator at /States/A/Choices[0]',
    ],
    [
      { ...test, NumericLessThan: 2, Next: 'Z' },
      'A Choice must have exactly one comparison operator at /States/A/Choices[0]',
    ],
    [
      { Variable: 'a', IsNull: true, Next: 'Z' },
      'Value is not a valid JSONPath at /States/A/Choices[0]/Variable',
    ],
    [
      { ...test, And: [test], Next: 'Z' },
      "Exactly one of 'And', 'Or', 'Not' or 'Variable' is required at /States/A/Choices[0]",
    ],
    [
      { And: [test], Or: [test], Next: 'Z' },
      "Exactly one of 'And', 'Or', 'Not' or 'Variable' is required at /States/A/Choices[0]",
    ],
    [
      { And: [{ Variable: '$.a', Looks: 1 }], Next: 'Z' },
      "Field 'Looks' is not supported at /States/A/Choices[0]/And[0]/Looks",
    ],
    [{ Not: 'x', Next: 'Z' }, 'Expected value of type Object at /States/A/Choices[0]/Not'],
    [
      { Condition: '{% true %}', Next: 'Z' },
      "Field 'Condition' is not supported at /States/A/Choices[0]/Condition",
    ],
  ])('%j is refused: %s', (rule, finding) => {
    expect(choosing(rule)).toContain(finding);
  });

  it.each([
    [{ Condition: '{% $states.input.a = 1 %}', Next: 'Z', Output: 1, Assign: { a: 1 } }, []],
    [{ Condition: false, Next: 'Z' }, []],
    [
      { Condition: 'yes', Next: 'Z' },
      ['Expected a JSONata expression or a boolean at /States/A/Choices[0]/Condition'],
    ],
    [{ Next: 'Z' }, ['These fields are required: [Condition] at /States/A/Choices[0]']],
    [
      { Condition: true, Variable: '$.a', Next: 'Z' },
      ["Field 'Variable' is not supported at /States/A/Choices[0]/Variable"],
    ],
  ])('in JSONata %j: %j', (rule, expected) => {
    expect(choosing(rule, 'JSONata')).toEqual(expected);
  });

  it.each([[[]], ['x'], [{}]])('stands in a list that is not empty: %j', (choices) => {
    expect(findings({ A: { Type: 'Choice', Choices: choices } })).toContain(
      'Expected a list of rules at /States/A/Choices',
    );
  });
});

describe('a machine', () => {
  it.each([
    [{ TimeoutSeconds: 0 }, 'Expected a positive integer at /TimeoutSeconds'],
    [{ TimeoutSeconds: 1.5 }, 'Expected a positive integer at /TimeoutSeconds'],
    [{ QueryLanguage: 'XPath' }, "Value 'XPath' is not a query language at /QueryLanguage"],
    [{ StartAt: 'Nowhere' }, "Missing 'StartAt' target: Nowhere at /StartAt"],
    [{ StartAt: 5 }, 'Expected value of type String at /StartAt'],
    [{ Author: 'me' }, "Field 'Author' is not supported at /Author"],
    [{ States: {} }, 'States must not be empty at /States'],
    [{ States: [] }, 'Expected value of type Object at /States'],
    [{ States: { A: 'Pass' } }, 'Expected value of type Object at /States/A'],
    [{ States: { A: {} } }, 'These fields are required: [Type] at /States/A'],
  ])('%j is refused: %s', (more, finding) => {
    expect(findings({ A: { Type: 'Pass', End: true } }, more)).toContain(finding);
  });

  it('names no state twice, however deep', () => {
    const deep = {
      Type: 'Map',
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [flow('A')], End: true } } },
      End: true,
    };
    expect(findings({ A: deep })).toEqual([
      'Duplicate State name: A at /States/A/ItemProcessor/States/P/Branches[0]/States/A',
    ]);
  });

  it('names no state with more than eighty characters', () => {
    const state = { Type: 'Pass', End: true };
    expect(findings({ ['a'.repeat(80)]: state })).toEqual([]);
    expect(findings({ ['a'.repeat(81)]: state })).toEqual([
      `State name exceeds 80 characters at /States/${'a'.repeat(81)}`,
    ]);
  });

  it.each([
    ['arn:aws:states:::lambda:invoke', true, true],
    ['arn:aws:states:::aws-sdk:dynamodb:getItem', true, true],
    ['arn:aws:lambda:ap-northeast-1:000000000000:function:work', true, true],
    ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', true, false],
    ['arn:aws:states:::states:startExecution.sync:2', true, false],
    ['arn:aws:states:::states:startExecution.sync', true, false],
    ['arn:aws:states:ap-northeast-1:000000000000:activity:calls', true, false],
    ['arn:aws:states:::glue:startJobRun.sync', false, false],
    ['arn:aws:states:::http:invoke:now', false, false],
    ['lambda', false, false],
  ])('asks %s: standard %s, express %s', (Resource, standard, express) => {
    const states = { A: { ...task, Resource } };
    expect(findings(states).length === 0).toBe(standard);
    expect(findings(states, {}, 'EXPRESS').length === 0).toBe(express);
  });
});
