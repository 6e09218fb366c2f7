/** Every effect of the story by name: which function ran for what, in which attempt. */
const call = (kind: string, key: string, more: object = {}) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::lambda:invoke${kind === 'ask' ? '.waitForTaskToken' : ''}`,
  Arguments: {
    FunctionName: kind,
    Payload: {
      key: `{% $states.context.Execution.Name & '/' & ${key} & '/' & $string($states.context.State.RetryCount) %}`,
      ...(kind === 'ask' ? { token: '{% $states.context.Task.Token %}' } : {}),
    },
  },
  ...more,
});

const only = (name: string, state: object) => ({
  StartAt: name,
  States: { [name]: { ...state, End: true } },
});

/**
 * A machine in which a kill can interrupt everything that an engine does: waiting, asking, trying again, waiting for a
 * token, branches, iterations, items of a distributed map, another execution, and being stopped by a time limit.
 */
export const story = {
  QueryLanguage: 'JSONata',
  StartAt: 'Rest',
  States: {
    Rest: { Type: 'Wait', Seconds: 2, Next: 'Work' },
    Work: {
      ...call('work', "'first'"),
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 2 }],
      Output: '{% $states.result.Payload.key %}',
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        only('Ask', call('ask', "'token'", { TimeoutSeconds: 100_000 })),
        only('Each', {
          Type: 'Map',
          Items: '{% [1..6] %}',
          MaxConcurrency: 3,
          ItemProcessor: only(
            'Item',
            call('work', "'item' & $string($states.context.Map.Item.Index)", {
              Output: '{% $states.result.Payload.key %}',
            }),
          ),
        }),
      ],
      Next: 'Late',
    },
    Late: {
      ...call('ask', "'late'", { TimeoutSeconds: 3, Assign: { never: true }, Next: 'Late' }),
      Catch: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', Next: 'Apart' }],
    },
    Apart: {
      Type: 'Map',
      Items: '{% [1..5] %}',
      MaxConcurrency: 2,
      Label: 'Apart',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        ...only('Alone', {
          ...call('work', "'alone'"),
          Output: '{% $type($states.result.Payload.key) %}',
        }),
      },
      Output: { both: '{% $states.input %}', apart: '{% $states.result %}' },
      Next: 'Inner',
    },
    Inner: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:inner',
        Name: "{% 'inner-' & $states.context.Execution.Name %}",
        Input: {},
      },
      Output: { before: '{% $states.input %}', inner: '{% $states.result.Output %}' },
      End: true,
    },
  },
};

export const inner = {
  QueryLanguage: 'JSONata',
  ...only('Nap', { Type: 'Wait', Seconds: 1, Output: { napped: true } }),
};

/** The executions of one run. */
export const NAMES = ['a', 'b'];

/** What the story of this name must come to, whatever was killed on its way. */
export const expectedOutput = (name: string) => ({
  before: {
    both: ['answered', [0, 1, 2, 3, 4, 5].map((index) => `${name}/item${index}/0`)],
    apart: ['string', 'string', 'string', 'string', 'string'],
  },
  inner: { napped: true },
});
