import { describe, expect, it } from 'vitest';
import { aMachine, machineArn, openScene, ROLE } from '../testing/scene.ts';

const definition = { StartAt: 'Only', States: { Only: { Type: 'Succeed' } } };
const ward = { key: 'ward', value: 'nishi' };
const year = { key: 'year', value: '2026' };

describe('tags of a machine', () => {
  it('come with its making, are added to, replaced by key and taken away', async () => {
    const { act } = await openScene();
    const resourceArn = machineArn('tagged');
    const tags = () => act('ListTagsForResource', { resourceArn });
    await act('CreateStateMachine', {
      name: 'tagged',
      definition: JSON.stringify(definition),
      roleArn: ROLE,
      tags: [ward],
    });
    expect(await tags()).toEqual({ tags: [ward] });
    await act('TagResource', { resourceArn, tags: [year, { key: 'ward', value: 'kita' }] });
    expect(await tags()).toEqual({ tags: [{ key: 'ward', value: 'kita' }, year] });
    await act('UntagResource', { resourceArn, tagKeys: ['ward', 'nobody'] });
    expect(await tags()).toEqual({ tags: [year] });
  });

  it('leave its revision as it is', async () => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, definition);
    const before = await scene.act('DescribeStateMachine', { stateMachineArn });
    await scene.act('TagResource', { resourceArn: stateMachineArn, tags: [ward] });
    expect(await scene.act('DescribeStateMachine', { stateMachineArn })).toEqual(before);
  });

  it('are at most fifty', async () => {
    const scene = await openScene();
    const resourceArn = await aMachine(scene, definition);
    const tags = Array.from({ length: 51 }, (_, number) => ({ key: `k${number}`, value: '' }));
    await expect(scene.act('TagResource', { resourceArn, tags })).rejects.toMatchObject({
      name: 'TooManyTags',
    });
  });

  it('belong to what is there', async () => {
    const { act } = await openScene();
    await expect(act('ListTagsForResource', { resourceArn: machineArn('gone') })).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await expect(act('ListTagsForResource', { resourceArn: 'gone' })).rejects.toMatchObject({
      name: 'InvalidArn',
    });
  });
});

describe('what is not kept at home', () => {
  it.each([
    [
      'CreateStateMachine',
      { name: 'm', definition: JSON.stringify(definition), roleArn: ROLE, publish: true },
    ],
    ['UpdateStateMachine', { stateMachineArn: machineArn('m'), roleArn: ROLE, publish: true }],
  ])('%s refuses to publish a version', async (action, request) => {
    const { act } = await openScene();
    await expect(act(action, request)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value 'true' at 'publish' failed to satisfy constraint: Member must satisfy enum value set: [false]",
    });
  });

  it.each(['PublishStateMachineVersion', 'CreateStateMachineAlias', 'ListStateMachineVersions'])(
    '%s is unknown by name',
    async (action) => {
      const { act } = await openScene();
      await expect(act(action, {})).rejects.toMatchObject({
        name: 'UnknownOperationException',
        message: `The action ${action} is not known`,
      });
    },
  );
});
