import { describe, expect, it } from 'vitest';
import { jsonpath } from '../testing/definitions.ts';
import { aMachine, openScene, ROLE, type Scene } from '../testing/scene.ts';

type Page = { executions: { name: string; status: string }[]; nextToken?: string };

const asking = jsonpath({
  Ask: { Type: 'Choice', Choices: [{ Variable: '$.fail', IsPresent: true, Next: 'Fail' }], Default: 'Wait' },
  Fail: { Type: 'Fail', Error: 'Asked' },
  Wait: { Type: 'Wait', SecondsPath: '$.seconds', End: true },
});

const withExecutions = async (): Promise<{ scene: Scene; stateMachineArn: string }> => {
  const scene = await openScene();
  const stateMachineArn = await aMachine(scene, asking);
  const start = (name: string, input: object) =>
    scene.act('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) });
  await start('done', { seconds: 0 });
  await start('failed', { fail: true });
  await start('waiting', { seconds: 60 });
  await start('stopped', { seconds: 60 });
  await scene.timeline.quiet();
  const executionArn = stateMachineArn.replace(':stateMachine:', ':execution:').concat(':stopped');
  await scene.act('StopExecution', { executionArn, error: 'Moved', cause: 'away' });
  return { scene, stateMachineArn };
};

const namesOf = ({ executions }: Page): string[] => executions.map(({ name }) => name);

describe('executions are listed', () => {
  it('the newest first', async () => {
    const { scene, stateMachineArn } = await withExecutions();
    expect(namesOf(await scene.act<Page>('ListExecutions', { stateMachineArn }))).toEqual([
      'stopped',
      'waiting',
      'failed',
      'done',
    ]);
  });

  it.each([
    ['SUCCEEDED', ['done']],
    ['FAILED', ['failed']],
    ['RUNNING', ['waiting']],
    ['ABORTED', ['stopped']],
    ['TIMED_OUT', []],
    ['PENDING_REDRIVE', []],
  ])('those that are %s alone', async (statusFilter, names) => {
    const { scene, stateMachineArn } = await withExecutions();
    expect(namesOf(await scene.act<Page>('ListExecutions', { stateMachineArn, statusFilter }))).toEqual(
      names,
    );
  });

  it('those that were redriven, or were not', async () => {
    const { scene, stateMachineArn } = await withExecutions();
    const executionArn = stateMachineArn.replace(':stateMachine:', ':execution:').concat(':failed');
    await scene.act('RedriveExecution', { executionArn });
    const filtered = async (redriveFilter: string) =>
      namesOf(await scene.act<Page>('ListExecutions', { stateMachineArn, redriveFilter }));
    expect(await filtered('REDRIVEN')).toEqual(['failed']);
    expect(await filtered('NOT_REDRIVEN')).toEqual(['stopped', 'waiting', 'done']);
  });

  it('page by page', async () => {
    const { scene, stateMachineArn } = await withExecutions();
    const first = await scene.act<Page>('ListExecutions', { stateMachineArn, maxResults: 3 });
    expect(namesOf(first)).toEqual(['stopped', 'waiting', 'failed']);
    const { nextToken } = first;
    const last = await scene.act<Page>('ListExecutions', { stateMachineArn, maxResults: 3, nextToken });
    expect(namesOf(last)).toEqual(['done']);
    expect(last).not.toHaveProperty('nextToken');
  });

  it('not by a status that there is none of, and the refusal names all there are', async () => {
    const { scene, stateMachineArn } = await withExecutions();
    await expect(
      scene.act('ListExecutions', { stateMachineArn, statusFilter: 'succeeded' }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value 'succeeded' at 'statusFilter' failed to satisfy constraint: Member must " +
        'satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]',
    });
  });
});

describe('a history is read', () => {
  it('from its end, and page by page', async () => {
    const { scene, stateMachineArn } = await withExecutions();
    const executionArn = stateMachineArn.replace(':stateMachine:', ':execution:').concat(':stopped');
    const read = (more: object) =>
      scene.act<{ events: { id: number; type: string }[]; nextToken?: string }>('GetExecutionHistory', {
        executionArn,
        ...more,
      });
    expect((await read({ reverseOrder: true })).events.map(({ type }) => type)).toEqual([
      'ExecutionAborted',
      'WaitStateEntered',
      'ChoiceStateExited',
      'ChoiceStateEntered',
      'ExecutionStarted',
    ]);
    const { events, nextToken } = await read({ maxResults: 4 });
    expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect((await read({ maxResults: 4, nextToken })).events.map(({ id }) => id)).toEqual([5]);
    await expect(read({ nextToken: 'nonsense' })).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  it('of an execution that was stopped ends with why, from no event before it', async () => {
    const { scene, stateMachineArn } = await withExecutions();
    const executionArn = stateMachineArn.replace(':stateMachine:', ':execution:').concat(':stopped');
    const { events } = await scene.act<{ events: object[] }>('GetExecutionHistory', { executionArn });
    expect(events.at(-1)).toMatchObject({
      id: 5,
      previousEventId: 0,
      executionAbortedEventDetails: { error: 'Moved', cause: 'away' },
    });
  });
});

describe('names of executions', () => {
  it.each([
    '',
    'a b',
    'a<b',
    'a{b',
    'a[b',
    'a?',
    'a*',
    'a"b',
    'a#',
    'a%',
    'a\\b',
    'a^',
    'a|b',
    'a~',
    'a`',
    'a$',
    'a&b',
    'a,b',
    'a;b',
    'a:b',
    'a/b',
    `${'a'.repeat(81)}`,
  ])('%j is none', async (name) => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, jsonpath({ Only: { Type: 'Succeed' } }));
    await expect(scene.act('StartExecution', { stateMachineArn, name })).rejects.toMatchObject({
      name: 'InvalidName',
      message: `Invalid Name: '${name}'`,
    });
  });

  it.each(['a-b_c.d', 'A'.repeat(80), "it's", 'a+b', 'a=b', 'a!', 'a(b)'])('%j is one', async (name) => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, jsonpath({ Only: { Type: 'Succeed' } }));
    expect(await scene.act('StartExecution', { stateMachineArn, name })).toMatchObject({
      executionArn: `arn:aws:states:ap-northeast-1:000000000000:execution:machine:${name}`,
    });
  });
});

describe('machines are listed', () => {
  it('in the order in which they were made, and not once they are deleted', async () => {
    const { act, timeline } = await openScene();
    const make = (name: string) =>
      act('CreateStateMachine', {
        name,
        definition: JSON.stringify(jsonpath({ Only: { Type: 'Succeed' } })),
        roleArn: ROLE,
      });
    for (const name of ['b', 'a', 'c']) {
      await make(name);
      await timeline.advanceTo(timeline.nowEpochMs() + 1_000);
    }
    const listed = async () => {
      const { stateMachines } = await act<{ stateMachines: { name: string; stateMachineArn: string }[] }>(
        'ListStateMachines',
        {},
      );
      return stateMachines;
    };
    expect((await listed()).map(({ name }) => name)).toEqual(['b', 'a', 'c']);
    const [first] = await listed();
    await act('DeleteStateMachine', { stateMachineArn: first?.stateMachineArn });
    expect((await listed()).map(({ name }) => name)).toEqual(['a', 'c']);
    await act('DeleteStateMachine', { stateMachineArn: first?.stateMachineArn });
  });
});
