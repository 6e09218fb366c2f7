import { describe, expect, it } from 'vitest';
import { jsonata } from '../testing/definitions.ts';
import {
  aMachine,
  described,
  MORNING,
  machineArn,
  openScene,
  ROLE,
  started,
  storyOf,
} from '../testing/scene.ts';

const wait = jsonata({ Rest: { Type: 'Wait', Seconds: 60, End: true } });
const pass = jsonata({ Only: { Type: 'Pass', End: true } });

describe('StopExecution', () => {
  it('ends an execution with the reason given, and a second stop changes nothing', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, wait);
    await scene.act('StopExecution', { executionArn, error: 'Enough', cause: 'because' });
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect(await scene.act('StopExecution', { executionArn })).toEqual({ stopDate: MORNING / 1000 });
    expect(await described(scene, executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      cause: 'because',
    });
    expect((await storyOf(scene, executionArn)).at(-1)).toMatch(/ExecutionAborted$/);
  });
});

describe('a state machine', () => {
  it('that is updated leaves executions that run as they began', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, wait);
    const stateMachineArn = machineArn('machine');
    await scene.act('UpdateStateMachine', { stateMachineArn, definition: JSON.stringify(pass) });
    expect(await scene.act('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      definition: JSON.stringify(pass),
      status: 'ACTIVE',
      type: 'STANDARD',
    });
    expect(await scene.act('DescribeStateMachineForExecution', { executionArn })).toMatchObject({
      definition: JSON.stringify(wait),
    });
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect((await storyOf(scene, executionArn)).at(-1)).toMatch(/ExecutionSucceeded$/);
  });

  it('that is declared again unchanged keeps its revision', async () => {
    const scene = await openScene();
    await aMachine(scene, pass);
    const stateMachineArn = await aMachine(scene, pass);
    expect(await scene.act('DescribeStateMachine', { stateMachineArn })).not.toHaveProperty('revisionId');
  });

  it('is listed, and gone when it was deleted', async () => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, pass);
    expect(await scene.act('ListStateMachines', {})).toMatchObject({ stateMachines: [{ stateMachineArn }] });
    await scene.act('DeleteStateMachine', { stateMachineArn });
    await expect(scene.act('DescribeStateMachine', { stateMachineArn })).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  it('is created once: the same again is the same, another under its name is refused', async () => {
    const scene = await openScene();
    const create = (definition: object) =>
      scene.act('CreateStateMachine', { name: 'one', roleArn: ROLE, definition: JSON.stringify(definition) });
    expect(await create(pass)).toEqual(await create(pass));
    await expect(create(wait)).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
    await expect(create({})).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message:
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'",
    });
  });
});

describe('GetExecutionHistory', () => {
  it('gives pages, the newest first if asked, and leaves data out if asked', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, pass, { secret: 1 });
    const first = await scene.act<{ events: { id: number }[]; nextToken: string }>('GetExecutionHistory', {
      executionArn,
      maxResults: 3,
    });
    expect(first.events.map(({ id }) => id)).toEqual([1, 2, 3]);
    const rest = await scene.act('GetExecutionHistory', {
      executionArn,
      maxResults: 3,
      nextToken: first.nextToken,
    });
    expect(rest).toMatchObject({ events: [{ id: 4 }] });
    expect(rest).not.toHaveProperty('nextToken');
    const bare = await scene.act('GetExecutionHistory', {
      executionArn,
      reverseOrder: true,
      includeExecutionData: false,
    });
    expect(bare).toMatchObject({ events: [{ id: 4 }, { id: 3 }, { id: 2 }, { id: 1 }] });
    expect(JSON.stringify(bare)).not.toContain('secret');
  });
});

describe('ListExecutions', () => {
  it('gives the newest first, of one status if asked', async () => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, wait);
    for (const name of ['a', 'b', 'c']) await scene.act('StartExecution', { stateMachineArn, name });
    const { executions } = await scene.act<{ executions: { name: string }[] }>('ListExecutions', {
      stateMachineArn,
    });
    expect(executions.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    expect(await scene.act('ListExecutions', { stateMachineArn, statusFilter: 'FAILED' })).toEqual({
      executions: [],
    });
  });
});

describe('an express machine', () => {
  const express = async () => {
    const scene = await openScene();
    const { stateMachineArn } = await scene.stepFunctions.putStateMachine({
      name: 'fast',
      type: 'EXPRESS',
      roleArn: ROLE,
      definition: JSON.stringify(
        jsonata({ Only: { Type: 'Pass', Output: { n: '{% $states.input.n %}' }, End: true } }),
      ),
    });
    return { scene, stateMachineArn };
  };

  it('answers a synchronous start with its end', async () => {
    const { scene, stateMachineArn } = await express();
    const answer = await scene.act('StartSyncExecution', { stateMachineArn, input: '{"n":1}' });
    expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1}', stateMachineArn });
  });

  it('may run under one name as often as one likes, and none of it can be asked about', async () => {
    const { scene, stateMachineArn } = await express();
    const start = () =>
      scene.act<{ executionArn: string }>('StartExecution', { stateMachineArn, name: 'same' });
    const { executionArn } = await start();
    await start();
    await expect(scene.act('DescribeExecution', { executionArn })).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
    });
  });

  it('is the only kind that answers synchronously', async () => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, pass);
    await expect(scene.act('StartSyncExecution', { stateMachineArn })).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
    });
  });
});

describe('RedriveExecution', () => {
  it('takes a failed execution up where it failed, with what was done before left done', async () => {
    let broken = true;
    const scene = await openScene({
      functions: {
        work: () => (broken ? { ok: false, error: 'Broken', cause: 'x' } : { ok: true, payload: 'good' }),
      },
    });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'work' },
      Output: '{% $states.result.Payload %}',
      End: true,
    };
    const executionArn = await started(
      scene,
      jsonata({ Before: { Type: 'Pass', Next: 'Work' }, Work: task }),
    );
    expect(await described(scene, executionArn)).toMatchObject({
      status: 'FAILED',
      redriveStatus: 'REDRIVABLE',
    });
    broken = false;
    await scene.act('RedriveExecution', { executionArn });
    await scene.timeline.quiet();
    expect(await described(scene, executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '"good"',
      redriveCount: 1,
    });
    expect((await storyOf(scene, executionArn)).slice(7)).toEqual([
      '8<7 ExecutionFailed',
      '9<8 ExecutionRedriven',
      '10<9 TaskScheduled',
      '11<10 TaskStarted',
      '12<11 TaskSucceeded',
      '13<12 TaskStateExited',
      '14<13 ExecutionSucceeded',
    ]);
  });

  it('is refused for what runs or has succeeded', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, wait);
    const redrive = () => scene.act('RedriveExecution', { executionArn });
    await expect(redrive()).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
    await scene.timeline.advanceTo(MORNING + 60_000);
    await expect(redrive()).rejects.toThrow('Execution is SUCCEEDED and cannot be redriven');
  });
});
