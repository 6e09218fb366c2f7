import { describe, expect, it } from 'vitest';
import type { QueryLanguage, State } from '../definition.ts';
import { InvalidDefinition, readDefinition } from '../read-definition.ts';

const inner = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
const apart = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inner('I') };

/** The least that makes a state of each type whole. */
const LEAST: Record<State['Type'], (language: QueryLanguage) => Record<string, unknown>> = {
  Pass: () => ({ End: true }),
  Task: () => ({ Resource: 'arn:aws:states:::lambda:invoke', End: true }),
  Choice: (language) => ({
    Choices: [
      language === 'JSONata'
        ? { Condition: true, Next: 'Z' }
        : { Variable: '$.a', IsPresent: true, Next: 'Z' },
    ],
  }),
  Wait: () => ({ Seconds: 1, End: true }),
  Succeed: () => ({}),
  Fail: () => ({}),
  Parallel: () => ({ Branches: [inner('I')], End: true }),
  Map: () => ({ ItemProcessor: inner('I'), End: true }),
};

/** A value that each field can have, beside what a state needs anyway. */
const VALUES: Record<string, unknown> = {
  Comment: 'why',
  Assign: { kept: 1 },
  Output: { a: 1 },
  Arguments: { a: 1 },
  InputPath: '$.a',
  OutputPath: '$.a',
  Parameters: { a: 1 },
  Result: { a: 1 },
  ResultSelector: { a: 1 },
  ResultPath: '$.a',
  Retry: [{ ErrorEquals: ['States.ALL'] }],
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
  TimeoutSeconds: 60,
  HeartbeatSeconds: 6,
  Credentials: { RoleArn: 'arn:aws:iam::000000000000:role/other' },
  Error: 'Late',
  Cause: 'why',
  ErrorPath: '$.a',
  CausePath: '$.a',
  Default: 'Z',
  ItemSelector: { a: 1 },
  ItemsPath: '$.a',
  Items: [1],
  MaxConcurrency: 2,
  Label: 'label',
};

const BOTH = ['Comment', 'Assign'];
const FAILING = [...BOTH, 'Retry', 'Catch'];
const WAYS_PATH = ['InputPath', 'OutputPath'];
const RESULTS_PATH = [...WAYS_PATH, 'Parameters', 'ResultSelector', 'ResultPath'];

/** Which of those fields a state may have, by type and language: all others are refused by name. */
const TAKEN: Record<State['Type'], Record<QueryLanguage, string[]>> = {
  Pass: {
    JSONPath: [...BOTH, ...WAYS_PATH, 'Parameters', 'Result', 'ResultPath'],
    JSONata: [...BOTH, 'Output'],
  },
  Task: {
    JSONPath: [...FAILING, ...RESULTS_PATH, 'TimeoutSeconds', 'HeartbeatSeconds', 'Credentials'],
    JSONata: [...FAILING, 'Arguments', 'Output', 'TimeoutSeconds', 'HeartbeatSeconds', 'Credentials'],
  },
  Choice: { JSONPath: [...BOTH, ...WAYS_PATH, 'Default'], JSONata: [...BOTH, 'Output', 'Default'] },
  Wait: { JSONPath: [...BOTH, ...WAYS_PATH], JSONata: [...BOTH, 'Output'] },
  Succeed: { JSONPath: ['Comment', ...WAYS_PATH], JSONata: ['Comment', 'Output'] },
  Fail: {
    JSONPath: ['Comment', 'Error', 'Cause', 'ErrorPath', 'CausePath'],
    JSONata: ['Comment', 'Error', 'Cause'],
  },
  Parallel: { JSONPath: [...FAILING, ...RESULTS_PATH], JSONata: [...FAILING, 'Arguments', 'Output'] },
  Map: {
    JSONPath: [...FAILING, ...RESULTS_PATH, 'ItemSelector', 'ItemsPath', 'MaxConcurrency'],
    JSONata: [...FAILING, 'Output', 'ItemSelector', 'Items', 'MaxConcurrency'],
  },
};

const findings = (type: State['Type'], language: QueryLanguage, more: object): string[] => {
  const state = { Type: type, ...LEAST[type](language), ...more };
  const definition = { QueryLanguage: language, StartAt: 'A', States: { A: state, Z: { Type: 'Succeed' } } };
  try {
    readDefinition(JSON.stringify(definition), 'STANDARD');
    return [];
  } catch (reason) {
    if (!(reason instanceof InvalidDefinition)) throw reason;
    return reason.diagnostics.map(({ message, location }) => `${message} at ${location}`);
  }
};

const TYPES = Object.keys(LEAST) as State['Type'][];
const LANGUAGES: QueryLanguage[] = ['JSONPath', 'JSONata'];
const cases = TYPES.flatMap((type) => LANGUAGES.map((language) => ({ type, language })));

describe.each(cases)('a $type in $language', ({ type, language }) => {
  it('needs no more than its least', () => {
    expect(findings(type, language, {})).toEqual([]);
  });

  it('takes the fields of its type and language, one at a time', () => {
    for (const field of TAKEN[type][language])
      expect(findings(type, language, { [field]: VALUES[field] }), field).toEqual([]);
  });

  it('refuses every other field by name and place', () => {
    const others = Object.keys(VALUES).filter((field) => !TAKEN[type][language].includes(field));
    for (const field of others)
      expect(findings(type, language, { [field]: VALUES[field] }), field).toContain(
        `Field '${field}' is not supported at /States/A/${field}`,
      );
  });

  it('refuses a field that nobody knows', () => {
    expect(findings(type, language, { Weather: 'fine' })).toEqual([
      "Field 'Weather' is not supported at /States/A/Weather",
    ]);
  });

  it('is refused without what it needs', () => {
    for (const field of Object.keys(LEAST[type](language)))
      expect(findings(type, language, { [field]: undefined }), field).not.toEqual([]);
  });
});

describe('a way out', () => {
  it.each([
    [{ End: undefined }, 'These fields are required: [Next] or [End] at /States/A'],
    [{ End: false }, 'These fields are required: [Next] or [End] at /States/A'],
    [{ Next: 'Z' }, "'Next' and 'End' can not be used together at /States/A"],
    [{ End: 'yes' }, 'Expected value of type Boolean at /States/A/End'],
    [{ End: undefined, Next: 5 }, 'Expected value of type String at /States/A/Next'],
    [{ End: undefined, Next: 'Nowhere' }, "Missing 'Next' target: Nowhere at /States/A/Next"],
  ])('%j is refused', (more, finding) => {
    expect(findings('Pass', 'JSONata', more)).toContain(finding);
  });
});

describe('a field and its path', () => {
  it.each<[State['Type'], object]>([
    ['Task', { TimeoutSeconds: 1, TimeoutSecondsPath: '$.a' }],
    ['Task', { HeartbeatSeconds: 1, HeartbeatSecondsPath: '$.a' }],
    ['Fail', { Error: 'E', ErrorPath: '$.a' }],
    ['Fail', { Cause: 'c', CausePath: '$.a' }],
    ['Map', { MaxConcurrency: 1, MaxConcurrencyPath: '$.a' }],
    ['Map', { ItemProcessor: apart, ToleratedFailureCount: 1, ToleratedFailureCountPath: '$.a' }],
    ['Map', { ItemProcessor: apart, ToleratedFailurePercentage: 1, ToleratedFailurePercentagePath: '$.a' }],
  ])('of a %s can not say the same thing: %j', (type, more) => {
    expect(findings(type, 'JSONPath', more)).toContainEqual(
      expect.stringContaining('can not be used together'),
    );
  });
});
