import type { Journal } from '../../journal/journal.ts';
import { memoryJournal } from '../../journal/memory-journal.ts';
import type { EngineEntry } from '../executions/engine-entry.ts';
import { flow, jsonata } from './definitions.ts';

/** A machine that rests, asks, tries again, fans out and starts others: everything that a restart can interrupt. */
export const wholeStory = jsonata({
  Rest: { Type: 'Wait', Seconds: 10, Assign: { begun: '{% $states.input.n %}' }, Next: 'Work' },
  Work: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: {
      FunctionName: 'work',
      Payload: { n: '{% $begun %}', try: '{% $states.context.State.RetryCount %}' },
    },
    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 5, MaxAttempts: 3 }],
    Output: '{% $states.result.Payload %}',
    Next: 'Both',
  },
  Both: {
    Type: 'Parallel',
    Branches: [
      flow({
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
          TimeoutSeconds: 100_000,
          End: true,
        },
      }),
      flow({
        Each: {
          Type: 'Map',
          Items: '{% [1..3] %}',
          MaxConcurrency: 2,
          ItemProcessor: flow({
            Pause: { Type: 'Wait', Seconds: 3, Output: '{% $states.input * 10 %}', End: true },
          }),
          End: true,
        },
      }),
    ],
    Next: 'Apart',
  },
  Apart: {
    Type: 'Map',
    Items: '{% [1, 2] %}',
    Label: 'Apart',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...flow({ Slow: { Type: 'Wait', Seconds: 4, End: true } }),
    },
    Output: { before: '{% $states.input %}', apart: '{% $states.result %}' },
    Next: 'Inner',
  },
  Inner: {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Arguments: {
      StateMachineArn: 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:inner',
      Input: {},
    },
    Output: { before: '{% $states.input %}', inner: '{% $states.result.Output %}' },
    End: true,
  },
});

export const innerMachine = jsonata({
  Nap: { Type: 'Wait', Seconds: 7, Output: { napped: true }, End: true },
});

export const entriesOf = async (journal: Journal<EngineEntry>): Promise<EngineEntry[]> => {
  const entries: EngineEntry[] = [];
  for await (const entry of journal.entries()) entries.push(entry);
  return entries;
};

export const journalOf = async (entries: EngineEntry[]): Promise<Journal<EngineEntry>> => {
  const journal = memoryJournal<EngineEntry>();
  for (const entry of entries) await journal.append(entry);
  return journal;
};
