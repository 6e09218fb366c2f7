import { describe, expect, it } from 'vitest';
import { assignedDetails, eventOnTheWire, failureDetails, inputDetails, outputDetails } from './event.ts';

const AT = Date.parse('2026-04-01T00:00:00.250Z');

const told = (type: string, details?: Parameters<typeof eventOnTheWire>[0]['details'], withData = true) =>
  eventOnTheWire({ id: 2, previousEventId: 1, at: AT, type, ...(details ? { details } : {}) }, withData);

describe('an event is told', () => {
  it('with its instant in seconds, and without details when it has none', () => {
    expect(told('LambdaFunctionStarted')).toEqual({
      id: 2,
      previousEventId: 1,
      type: 'LambdaFunctionStarted',
      timestamp: 1_775_001_600.25,
    });
  });

  it.each([
    ['ExecutionStarted', 'executionStartedEventDetails'],
    ['PassStateEntered', 'stateEnteredEventDetails'],
    ['MapStateEntered', 'stateEnteredEventDetails'],
    ['WaitStateExited', 'stateExitedEventDetails'],
    ['ChoiceStateExited', 'stateExitedEventDetails'],
    ['TaskScheduled', 'taskScheduledEventDetails'],
    ['LambdaFunctionFailed', 'lambdaFunctionFailedEventDetails'],
    ['MapStateStarted', 'mapStateStartedEventDetails'],
    ['MapIterationSucceeded', 'mapIterationSucceededEventDetails'],
    ['EvaluationFailed', 'evaluationFailedEventDetails'],
    ['ExecutionAborted', 'executionAbortedEventDetails'],
  ])('%s with its details under %s, even empty ones', (type, member) => {
    expect(told(type, { name: 'x' })).toMatchObject({ [member]: { name: 'x' } });
    expect(told(type, {})).toMatchObject({ [member]: {} });
  });

  it('without data where they are not asked for, and still with what is no data', () => {
    const details = {
      name: 'Ask',
      ...inputDetails('{}'),
      ...outputDetails('{}'),
      ...assignedDetails({ v: 1 }),
      parameters: '{}',
      resource: 'invoke',
    };
    expect(told('TaskScheduled', details, false).taskScheduledEventDetails).toEqual({
      name: 'Ask',
      inputDetails: { truncated: false },
      outputDetails: { truncated: false },
      assignedVariablesDetails: { truncated: false },
      resource: 'invoke',
    });
  });
});

describe('details', () => {
  it('hold each assigned variable as JSON text, and nothing where nothing was assigned', () => {
    expect(assignedDetails({ a: 'text', b: [1], c: null })).toEqual({
      assignedVariables: { a: '"text"', b: '[1]', c: 'null' },
      assignedVariablesDetails: { truncated: false },
    });
    expect(assignedDetails({})).toEqual({});
    expect(assignedDetails(undefined)).toEqual({});
  });

  it('of a failure hold what it has', () => {
    expect(failureDetails({})).toEqual({});
    expect(failureDetails({ error: 'Late' })).toEqual({ error: 'Late' });
    expect(failureDetails({ error: '', cause: '' })).toEqual({ error: '', cause: '' });
  });
});
