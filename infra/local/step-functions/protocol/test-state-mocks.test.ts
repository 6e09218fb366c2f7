import { describe, expect, it } from 'vitest';
import { flow } from '../testing/definitions.ts';
import { openScene } from '../testing/scene.ts';
import { answering, failing, giving, refusing, tried, work } from '../testing/trying.ts';

const two = flow({ One: { Type: 'Pass', End: true } });
const each = { Type: 'Map', ItemsPath: '$.list', ItemProcessor: two, ResultPath: '$.done', End: true };
const apart = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...two };
const both = { Type: 'Parallel', Branches: [two, flow({ Two: { Type: 'Pass', End: true } })], End: true };
const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'p' } };
const token = { ...work, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };
const list = { list: [1, 2, 3] };

describe('a mock', () => {
  it('is the answer of a task, and nobody is asked', async () => {
    const scene = await openScene(refusing);
    const request = { definition: JSON.stringify(work), input: '{}' };
    const answered = await scene.act('TestState', { ...request, ...giving({ Payload: 'canned' }) });
    expect(answered).toMatchObject({ output: '"canned"' });
    const failed = await scene.act('TestState', { ...request, ...failing('Gone', 'away') });
    expect(failed).toEqual({ status: 'FAILED', error: 'Gone', cause: 'away' });
    expect(scene.calls).toEqual([]);
  });

  it('may be a failure of which nothing is known', async () => {
    expect(await tried(work, {}, { mock: { errorOutput: {} } })).toEqual({ status: 'FAILED' });
  });

  it('is what comes back with a token, without which the task is not tried', async () => {
    await expect(tried(token, {}, {}, answering)).rejects.toThrow('can only be tried with a mock');
    expect(await tried({ ...token, OutputPath: '$' }, {}, giving(7))).toMatchObject({ output: '7' });
  });

  it('is the results of all that a fan starts', async () => {
    expect(await tried(each, list, giving(['a', 'b']))).toEqual({
      status: 'SUCCEEDED',
      output: '{"list":[1,2,3],"done":["a","b"]}',
    });
    expect(await tried(both, 0, giving([1, 2]))).toEqual({ status: 'SUCCEEDED', output: '[1,2]' });
    const written = { ...each, ItemProcessor: apart, ResultWriter: writer };
    expect(await tried({ ...written, ResultPath: '$' }, list, giving({ MapRunArn: 'm' }))).toMatchObject({
      output: '{"MapRunArn":"m"}',
    });
  });

  const writes = { ...each, ItemProcessor: apart, ResultWriter: writer };
  it.each([
    ['a Pass', { Type: 'Pass', End: true }, giving({}), /^State type 'Pass' is not supported when a mock/],
    ['a Wait', { Type: 'Wait', Seconds: 1, End: true }, failing('E', 'c'), /^State type 'Wait'/],
    ['a Succeed', { Type: 'Succeed' }, giving({}), /^State type 'Succeed'/],
    ['a Fail', { Type: 'Fail' }, giving({}), /^State type 'Fail'/],
    ['nothing', work, { mock: {} }, /only one of the following fields: \[result, errorOutput\]/],
    ['two things', work, giving(1, failing('E', 'c').mock), /only one of the following fields/],
    ['no JSON', work, { mock: { result: 'no' } }, /must be JSON/],
    ['no list for a map', each, giving({}), /^Mocked result must be an array\.$/],
    ['no list for a parallel', both, giving('x'), /^Mocked result must be an array\.$/],
    ['a list where results are written', writes, giving([]), /^Mocked result must be a JSON object\.$/],
    ['one result of two branches', both, giving([1]), /same number of items as number of Parallel branches/],
    ['secrets', work, { ...giving(1), revealSecrets: true }, /does not support RevealSecrets when a mock/],
    ['a check of its fields', work, giving(1, { fieldValidationMode: 'STRICT' }), /fieldValidationMode/],
  ])('cannot be %s', async (_what, state, request, message) => {
    const refused = tried(state, list, request);
    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  it('may say that its fields are not to be checked', async () => {
    expect(await tried(work, {}, giving({ Payload: 1 }, { fieldValidationMode: 'NONE' }))).toMatchObject({
      output: '1',
    });
  });

  it.each([each, both])('is needed for a fan', async (state) => {
    await expect(tried(state, list)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringMatching(/^TestState API does not support Map or Parallel states\. /),
    });
  });
});

describe('what happened before', () => {
  const having = (stateConfiguration: object) => ({ stateConfiguration });
  const exceeded = { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' };

  it.each([
    ['below the count', { ToleratedFailureCount: 1 }, 1, { status: 'SUCCEEDED' }],
    ['above the count', { ToleratedFailureCount: 1 }, 2, exceeded],
    ['below the percentage', { ToleratedFailurePercentage: 67 }, 2, { status: 'SUCCEEDED' }],
    ['above the percentage', { ToleratedFailurePercentage: 66 }, 2, exceeded],
    [
      'below the larger of the two',
      { ToleratedFailureCount: 2, ToleratedFailurePercentage: 1 },
      2,
      { status: 'SUCCEEDED' },
    ],
    ['any number, where no threshold is set', {}, 3, { status: 'SUCCEEDED' }],
  ])('is how many items failed: %s', async (_where, thresholds, mapIterationFailureCount, expected) => {
    const request = { ...giving([0, 0, 1]), ...having({ mapIterationFailureCount }) };
    for (const ItemProcessor of [two, apart])
      expect(await tried({ ...each, ItemProcessor, ...thresholds }, list, request)).toMatchObject(expected);
  });

  it('does not hide the failure that a mock gives', async () => {
    const state = { ...each, ToleratedFailureCount: 0 };
    const configuration = having({ mapIterationFailureCount: 3, errorCausedByState: 'One' });
    expect(await tried(state, list, { ...failing('Gone', 'x'), ...configuration })).toMatchObject({
      error: 'Gone',
    });
  });

  it('is what a retrier is asked about, and what the context tells', async () => {
    const again = { ...work, Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }] };
    const status = async (retrierRetryCount: number) =>
      (await tried(again, {}, { ...failing('Busy', 'x'), ...having({ retrierRetryCount }) })).status;
    expect([await status(0), await status(1), await status(2)]).toEqual(['RETRIABLE', 'RETRIABLE', 'FAILED']);
    const telling = { ...again, ResultSelector: { 'Payload.$': '$$.State.RetryCount' } };
    expect(await tried(telling, {}, { ...giving({}), ...having({ retrierRetryCount: 1 }) })).toMatchObject({
      output: '1',
    });
  });

  it('is the file that a map reads, whatever lies in the bucket', async () => {
    const ItemReader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      Parameters: { Bucket: 'none', Key: 'none' },
    };
    const { ItemsPath: _none, ...rest } = {
      ...each,
      ItemProcessor: apart,
      ItemReader,
      ToleratedFailurePercentage: 50,
    };
    const failures = async (mapIterationFailureCount: number) =>
      (
        await tried(
          rest,
          {},
          { ...giving([]), ...having({ mapIterationFailureCount, mapItemReaderData: 'ward\na\nb\n' }) },
        )
      ).status;
    expect([await failures(1), await failures(2)]).toEqual(['SUCCEEDED', 'FAILED']);
  });

  it.each([
    { retrierRetryCount: -1 },
    { mapIterationFailureCount: 0.5 },
    { errorCausedByState: '' },
    { weather: 'fine' },
  ])('cannot be %j', async (stateConfiguration) => {
    await expect(tried(work, {}, { ...giving(1), stateConfiguration })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe("a context of the caller's own", () => {
  const showing = { ...work, ResultSelector: { 'Payload.$': '$$' } };
  const shown = async (context: object, state: object = showing) =>
    JSON.parse(
      (await tried(state, {}, { ...giving({}), context: JSON.stringify(context) })).output ?? 'null',
    );

  it.each([
    [{}],
    [{ Execution: {}, State: {}, StateMachine: {} }],
    [{ Execution: { Id: 'e', Input: [1], Name: 'n', RoleArn: 'r', StartTime: 't', RedriveCount: 0 } }],
    [{ State: { Name: 's', EnteredTime: 't', RetryCount: 2 }, StateMachine: { Id: 'm', Name: 'n' } }],
  ])('stands wholly in the place of the real one: %j', async (context) => {
    expect(await shown(context)).toEqual(context);
  });

  it('stands for it in JSONata too', async () => {
    const state = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.context %}', End: true };
    const context = { Execution: { Name: 'n' } };
    expect(await tried(state, {}, { context: JSON.stringify(context) })).toMatchObject({
      output: JSON.stringify(context),
    });
  });

  it('holds the token that a task hands out', async () => {
    const state = {
      ...token,
      Parameters: { FunctionName: 'work', 'Payload.$': '$$.Task.Token' },
      OutputPath: '$',
    };
    const request = { ...giving(1), context: '{"Task":{"Token":"mine"}}', inspectionLevel: 'DEBUG' };
    const { inspectionData } = await tried(state, {}, request);
    expect(inspectionData?.afterParameters).toBe('{"FunctionName":"work","Payload":"mine"}');
  });

  it.each([
    [{ Weather: {} }, "Field 'Weather' is not allowed"],
    [{ Execution: { weather: 'fine' } }, "Field 'weather' is not allowed"],
    [{ Execution: { Id: 1 } }, 'Execution.Id must be a string'],
    [{ State: { RetryCount: '1' } }, 'State.RetryCount must be a number'],
    [{ State: 'x' }, 'State must be an object'],
    [{ Map: {} }, "'Map' field is not supported when mocking a Context object"],
    [
      { Task: { Token: 't' } },
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    ],
    ['text', 'It must be a JSON object'],
  ])('cannot be %j', async (context, why) => {
    await expect(tried(work, {}, { ...giving({}), context: JSON.stringify(context) })).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Invalid Context object provided: ${why}`,
    });
  });
});
