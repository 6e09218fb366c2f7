import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AwsService, awsAction } from '../aws-port/aws-service.ts';
import { FaultBoard } from '../faults/fault-board.ts';
import type { Outcome } from '../functions/invocation.ts';
import { createIdentities } from '../identity/identities.ts';
import { aFunctionRole, readStacks } from '../template/a-template.ts';
import { functionCalls, serviceCalls } from './calls-from-workflows.ts';

const roleArn = 'arn:aws:iam::000000000000:role/Web-Role';
const stepsArn = 'arn:aws:lambda:ap-northeast-1:000000000000:function:steps';

const identities = (...statements: object[]) =>
  createIdentities(readStacks({ Web: { Resources: { Role: aFunctionRole(...statements) } } }));

const mayInvoke = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: stepsArn };

const nothing = { answerOf: () => undefined };

const callSteps = (outcome: Outcome, statements: object[] = [mayInvoke], there = true) =>
  functionCalls(identities(...statements), { has: () => there, invoke: async () => outcome }, nothing)(
    stepsArn,
    {},
    roleArn,
  );

describe('a workflow that calls a function', () => {
  it('gets what the function answered', async () => {
    expect(await callSteps({ ok: true, payload: { taken: true } })).toEqual({
      ok: true,
      payload: { taken: true },
    });
  });

  it('gets the name of what it threw, and the whole error as the cause', async () => {
    const error = { errorType: 'CaseGone', errorMessage: 'no case', trace: ['at step'] };
    const called = await callSteps({ ok: false, throttled: false, error });
    expect(called).toMatchObject({ ok: false, error: 'CaseGone' });
    expect(JSON.parse(called.ok ? '' : called.cause)).toEqual(error);
  });

  it('is refused without the grant, and told which statement is missing', async () => {
    expect(await callSteps({ ok: true, payload: null }, [])).toEqual({
      ok: false,
      error: 'Lambda.AWSLambdaException',
      cause: expect.stringContaining('"Action":"lambda:InvokeFunction"') as string,
    });
  });

  it('hears that a function is not there (any more)', async () => {
    expect(await callSteps({ ok: true, payload: null }, [mayInvoke], false)).toMatchObject({
      error: 'Lambda.ResourceNotFoundException',
    });
  });
});

describe('a function that exists as its ordered answers alone', () => {
  const board = new FaultBoard();
  const call = (there: boolean) =>
    functionCalls(
      identities(),
      { has: () => there, invoke: async () => ({ ok: true, payload: 'real' }) },
      board,
    )(stepsArn, {}, roleArn);

  it('gives them one after the other, the last of them for good, whoever asks', async () => {
    board.order({ lambda: { answers: { steps: [{ error: 'Busy', cause: 'later' }, { payload: [1] }] } } });
    expect(await call(false)).toEqual({ ok: false, error: 'Busy', cause: 'later' });
    expect(await call(false)).toEqual({ ok: true, payload: [1] });
    expect(await call(false)).toEqual({ ok: true, payload: [1] });
  });

  it('never stands in for one that a template declares', async () => {
    board.order({ lambda: { answers: { steps: [{ payload: 'canned' }] } } });
    expect(await call(true)).toMatchObject({ ok: false, error: 'Lambda.AWSLambdaException' });
  });
});

describe('a workflow that calls another service', () => {
  const ledger: AwsService = {
    protocol: { kind: 'json', version: '1.0' },
    actions: {
      GetItem: awsAction({
        input: z.looseObject({ TableName: z.string() }),
        needs: () => [{ action: 'dynamodb:GetItem', resource: '*' }],
        run: async ({ TableName }) => {
          if (TableName === 'gone') throw new AwsError('ResourceNotFoundException', 'no such table');
          return { Item: { pk: { S: TableName } } };
        },
      }),
    },
  };
  const mayRead = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' };
  const call = (action: string, args: object, ...statements: object[]) =>
    serviceCalls(identities(...statements), () => ({ dynamodb: ledger }))('dynamodb', action, args, roleArn);

  it('gets its answer', async () => {
    expect(await call('getItem', { TableName: 'cases' }, mayRead)).toEqual({
      ok: true,
      output: { Item: { pk: { S: 'cases' } } },
    });
  });

  it.each([
    [
      'the exception of the service',
      'getItem',
      { TableName: 'gone' },
      [mayRead],
      'ResourceNotFoundException',
    ],
    ['a refusal without the grant', 'getItem', { TableName: 'cases' }, [], 'AccessDeniedException'],
    [
      'a refusal for an action that is not there at home',
      'scanAll',
      {},
      [mayRead],
      'UnknownOperationException',
    ],
  ])('gets %s', async (_what, action, args, statements, code) => {
    expect(await call(action, args, ...statements)).toMatchObject({ ok: false, code });
  });
});
