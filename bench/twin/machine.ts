/** Passes, chooses and maps by JSONPath: what both engines know. */
export const machine = {
  QueryLanguage: 'JSONPath',
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Result: { kind: 'many' }, ResultPath: '$.plan', Next: 'One or many?' },
    'One or many?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.plan.kind', StringEquals: 'many', Next: 'Each of them' }],
      Default: 'Nothing to do',
    },
    'Nothing to do': { Type: 'Succeed' },
    'Each of them': {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 4,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Large?',
        States: {
          'Large?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.size', NumericGreaterThan: 4, Next: 'Large' }],
            Default: 'Small',
          },
          Large: { Type: 'Pass', Result: 'large', End: true },
          Small: { Type: 'Pass', Result: 'small', End: true },
        },
      },
      ResultPath: '$.sizes',
      Next: 'Done',
    },
    Done: { Type: 'Pass', End: true },
  },
};

export const input = { items: Array.from({ length: 10 }, (_, size) => ({ size })) };

/** Prepare, One or many?, Each of them, Done; and two states for each of ten items. */
export const STATES_PER_EXECUTION = 24;
