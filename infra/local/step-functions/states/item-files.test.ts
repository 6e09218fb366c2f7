import { describe, expect, it } from 'vitest';
import { memoryObjects } from '../objects/memory-objects.ts';
import { flow, jsonata, jsonpath } from '../testing/definitions.ts';
import {
  type Described,
  described,
  MORNING,
  openScene,
  ran,
  type Scene,
  started,
  storyOf,
} from '../testing/scene.ts';

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  ...flow({ Item: { Type: 'Pass', End: true } }),
};

const sceneWith = async (files: Record<string, string>): Promise<Scene> => {
  const objects = memoryObjects(() => MORNING);
  for (const [key, text] of Object.entries(files)) await objects.put('lists', key, text);
  return openScene({ objects });
};

const reading = (ReaderConfig: object, more: object = {}) =>
  jsonpath({
    Each: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig,
        Parameters: { Bucket: 'lists', 'Key.$': '$.key' },
      },
      ItemProcessor: processor,
      End: true,
      ...more,
    },
  });

const itemsIn = ({ output }: Described): unknown => JSON.parse(output ?? 'null');

describe('a distributed map that reads its items', () => {
  it('tells no length before it has read them', async () => {
    const scene = await sceneWith({ 'wards.json': '["tsuzuki","aoba"]' });
    const arn = await started(scene, reading({ InputType: 'JSON' }), { key: 'wards.json' });
    expect(itemsIn(await described(scene, arn))).toEqual(['tsuzuki', 'aoba']);
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunSucceeded',
      '6<5 MapStateSucceeded',
      '7<4 MapStateExited',
      '8<7 ExecutionSucceeded',
    ]);
  });

  it.each([
    [{ InputType: 'JSONL' }, '{"n":1}\n{"n":2}\n', [{ n: 1 }, { n: 2 }]],
    [{ InputType: 'JSON', ItemsPointer: '/by~1ward/0' }, '{"by/ward":[[1,2]]}', [1, 2]],
    [
      { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      '名,数\n"港北, 北",3\n緑\n青葉,1,more\n',
      [
        { 名: '港北, 北', 数: '3' },
        { 名: '緑', 数: '' },
        { 名: '青葉', 数: '1' },
      ],
    ],
    [
      { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'], CSVDelimiter: 'SEMICOLON' },
      '1;2',
      [{ a: '1', b: '2' }],
    ],
    [{ InputType: 'JSON', MaxItems: 2 }, '[1,2,3]', [1, 2]],
    [{ InputType: 'JSON', MaxItems: 0 }, '[1,2,3]', [1, 2, 3]],
  ])('with %j from %j works on %j', async (config, text, items) => {
    const scene = await sceneWith({ file: text });
    expect(itemsIn(await ran(scene, reading(config), { key: 'file' }))).toEqual(items);
  });

  it('in JSONata evaluates what it reads and how much of it', async () => {
    const scene = await sceneWith({ file: '[1,2,3]' });
    const definition = jsonata({
      Each: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON', MaxItems: '{% $states.input.most %}' },
          Arguments: { Bucket: '{% "lists" %}', Key: '{% $states.input.key %}' },
        },
        ItemSelector: { value: '{% $states.context.Map.Item.Value %}' },
        ItemProcessor: processor,
        End: true,
      },
    });
    const { output } = await ran(scene, definition, { most: 1, key: 'file' });
    expect(output).toBe('[{"value":1}]');
  });

  it('lists what lies under a prefix', async () => {
    const scene = await sceneWith({ 'april/a.csv': 'x', 'april/b.csv': 'yy', 'may/a.csv': '' });
    const reader = {
      Resource: 'arn:aws:states:::s3:listObjectsV2',
      Parameters: { Bucket: 'lists', Prefix: 'april' },
    };
    const items = itemsIn(await ran(scene, reading({}, { ItemReader: reader })));
    expect(items).toMatchObject([
      { Key: 'april/a.csv', Size: 1, LastModified: MORNING / 1000, StorageClass: 'STANDARD' },
      { Key: 'april/b.csv', Size: 2 },
    ]);
  });

  it.each([
    [{ InputType: 'JSON' }, '{"no":"list"}', 'Attempting to map over non-iterable node.'],
    [{ InputType: 'JSON', MaxItemsPath: '$.most' }, '[1]', 'field MaxItems must be positive'],
    [
      { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      'a,a\n1,2\n',
      'CSV headers cannot contain duplicates.',
    ],
  ])('that cannot read its items with %j fails its run', async (config, text, cause) => {
    const scene = await sceneWith({ file: text });
    const arn = await started(scene, reading(config), { key: 'file', most: -1 });
    expect(await described(scene, arn)).toMatchObject({ error: 'States.ItemReaderFailed', cause });
    expect((await storyOf(scene, arn)).slice(3)).toEqual([
      '4<3 MapRunStarted',
      '5<4 MapRunFailed',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
    ]);
  });

  it('that finds no file fails its run, which a catcher may answer for', async () => {
    const scene = await sceneWith({});
    const caught = { Catch: [{ ErrorEquals: ['States.ItemReaderFailed'], Next: 'None' }] };
    const definition = reading({ InputType: 'JSON' }, caught);
    Object.assign(definition.States, { None: { Type: 'Succeed' } });
    expect(await ran(scene, definition, { key: 'none' })).toMatchObject({
      status: 'SUCCEEDED',
      output: expect.stringContaining('The specified key does not exist.') as string,
    });
  });

  it('that is told no whole number of items has not begun its run', async () => {
    const scene = await sceneWith({ file: '[]' });
    const definition = reading({ InputType: 'JSON', MaxItemsPath: '$.most' });
    const arn = await started(scene, definition, { key: 'file', most: 1.5 });
    expect(await described(scene, arn)).toMatchObject({
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Each' (entered at the event id #2). The MaxItemsPath field " +
        'refers to value "1.5" which is not a valid integer: $.most',
    });
    expect((await storyOf(scene, arn)).at(-1)).toBe('4<3 ExecutionFailed');
  });
});

describe('a distributed map that writes its results', () => {
  it('hands on where they lie', async () => {
    const objects = memoryObjects(() => MORNING);
    const scene = await openScene({ objects });
    const map = {
      Type: 'Map',
      ItemProcessor: processor,
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'results', Prefix: 'rounds' },
      },
      End: true,
    };
    const { output } = await ran(scene, jsonpath({ Each: map }), [1, 2]);
    const told = JSON.parse(output ?? '') as { MapRunArn: string; ResultWriterDetails: { Key: string } };
    const run = told.MapRunArn.slice(-36);
    expect(told.ResultWriterDetails).toEqual({ Bucket: 'results', Key: `rounds/${run}/manifest.json` });
    const file = `rounds/${run}/SUCCEEDED_0.json`;
    expect(JSON.parse(await objects.get('results', told.ResultWriterDetails.Key))).toMatchObject({
      ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [{ Key: file }] },
    });
    expect(JSON.parse(await objects.get('results', file))).toMatchObject([{ Output: '1' }, { Output: '2' }]);
  });
});
