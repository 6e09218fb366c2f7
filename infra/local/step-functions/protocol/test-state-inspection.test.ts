import { describe, expect, it } from 'vitest';
import { flow } from '../testing/definitions.ts';
import { answering, failing, family, giving, looked, refusing, shape, work } from '../testing/trying.ts';

describe('who looks on sees the data on their way', () => {
  it('through a Pass', async () => {
    const selected = { who: '固定', ward: '西区' };
    expect(await looked(shape, family)).toEqual({
      input: family,
      afterInputPath: family.family,
      afterParameters: selected,
      afterResultSelector: selected,
      afterResultPath: { ...family, seen: selected },
    });
  });

  it('through a Pass with a fixed result, which looks at no input', async () => {
    expect(await looked({ Type: 'Pass', Result: { a: 1 }, ResultPath: '$.r', End: true }, {})).toEqual({
      input: {},
      result: { a: 1 },
      afterResultSelector: { a: 1 },
      afterResultPath: { r: { a: 1 } },
    });
  });

  it.each([
    { Type: 'Succeed' },
    { Type: 'Fail', Error: 'Any' },
    { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'After' }] },
  ])('as far as the input of %j', async (state) => {
    expect(await looked(state, { a: 1 })).toEqual({ input: { a: 1 }, afterInputPath: { a: 1 } });
  });

  it('through a task, as far as it came', async () => {
    const state = { ...work, ResultSelector: { 'got.$': '$.Payload' }, OutputPath: '$' };
    expect(await looked(state, 7, {}, answering)).toMatchObject({
      input: 7,
      afterInputPath: 7,
      afterParameters: { FunctionName: 'work', Payload: 7 },
      result: { StatusCode: 200, Payload: 7 },
      afterResultSelector: { got: 7 },
      afterResultPath: { got: 7 },
    });
    expect(Object.keys(await looked(state, 7, {}, refusing))).toEqual([
      'input',
      'afterInputPath',
      'afterParameters',
    ]);
  });

  it('through a task in JSONata', async () => {
    const state = {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'work', Payload: '{% $states.input + 1 %}' },
      Output: '{% $states.result.Payload %}',
      End: true,
    };
    expect(await looked(state, 7, {}, answering)).toMatchObject({
      input: 7,
      afterArguments: { FunctionName: 'work', Payload: 8 },
      result: { Payload: 8 },
    });
  });

  const list = { list: ['青葉', '都筑'] };
  const processor = { ProcessorConfig: { Mode: 'INLINE' }, ...flow({ One: { Type: 'Pass', End: true } }) };
  const apart = { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const each = {
    Type: 'Map',
    ItemsPath: '$.list',
    ItemProcessor: processor,
    ResultPath: '$.done',
    End: true,
  };

  it('through a map: its items and its limits, but no result beside what became of it', async () => {
    const limits = { MaxConcurrency: 2, ToleratedFailureCount: 1, ToleratedFailurePercentage: 12.5 };
    const state = { ...each, ItemProcessor: apart, ...limits };
    expect(await looked(state, list, giving(['a', 'b']))).toEqual({
      input: list,
      afterInputPath: list,
      afterItemsPath: list.list,
      maxConcurrency: 2,
      toleratedFailureCount: 1,
      toleratedFailurePercentage: 12.5,
      afterResultSelector: ['a', 'b'],
      afterResultPath: { ...list, done: ['a', 'b'] },
    });
  });

  it('through a map without limits, which sets none to how many run at once', async () => {
    expect(await looked(each, list, giving([]))).toMatchObject({ maxConcurrency: 0 });
    expect(await looked(each, list, giving([]))).not.toHaveProperty('toleratedFailureCount');
  });

  it('what each item becomes, and each batch of them', async () => {
    const selected = {
      ...each,
      ItemSelector: { 'ward.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index' },
    };
    const inputs = [
      { ward: '青葉', at: 0 },
      { ward: '都筑', at: 1 },
    ];
    expect(await looked(selected, list, giving([]))).toMatchObject({ afterItemSelector: inputs });
    const batched = { ...selected, ItemProcessor: apart, ItemBatcher: { MaxItemsPerBatch: 1 } };
    expect(await looked(batched, list, giving([]))).toMatchObject({
      afterItemBatcher: inputs.map((one) => ({ Items: [one] })),
    });
  });

  it('nothing of a map whose items cannot be found, beyond that', async () => {
    expect(await looked({ ...each, ItemsPath: '$.none' }, list, giving([]))).toEqual({
      input: list,
      afterInputPath: list,
    });
  });

  it('which retrier and which catcher had to do with a failure', async () => {
    const other = { ErrorEquals: ['Other'] };
    const retrier = { ErrorEquals: ['Busy'], IntervalSeconds: 3, BackoffRate: 2, MaxAttempts: 2 };
    const catcher = { ErrorEquals: ['States.ALL'], Next: 'Desk' };
    const details = async (state: object, before: object) => {
      const { errorDetails } = await looked(
        { ...work, ...state },
        {},
        { ...failing('Busy', 'x'), ...before },
      );
      return errorDetails;
    };
    const used = (retrierRetryCount: number) => ({ stateConfiguration: { retrierRetryCount } });
    const retrying = { Retry: [other, retrier] };
    expect(await details(retrying, {})).toEqual({ retryIndex: 1, retryBackoffIntervalSeconds: 3 });
    expect(await details(retrying, used(1))).toEqual({ retryIndex: 1, retryBackoffIntervalSeconds: 6 });
    expect(await details(retrying, used(2))).toEqual({ retryIndex: 1 });
    expect(await details({ Catch: [{ ...other, Next: 'Desk' }, catcher] }, {})).toEqual({ catchIndex: 1 });
    expect(await details({ ...retrying, Catch: [catcher] }, used(2))).toEqual({
      retryIndex: 1,
      catchIndex: 0,
    });
    expect(await details({}, {})).toBeUndefined();
  });
});
