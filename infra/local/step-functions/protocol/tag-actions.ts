import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { MachineRevision } from '../executions/engine-entry.ts';
import { type Action, action } from './action.ts';
import { refuseArn } from './lookups.ts';
import { Refusal } from './refusal.ts';

export const tagList = z.array(z.object({ key: z.string(), value: z.string().default('') }));
type Tags = z.infer<typeof tagList>;

/** How many tags a machine may have. Source: service quotas. */
const MOST_TAGS = 50;

/** Tags by their keys: the later value of a key stands in the place of the former. */
export const merged = (before: Tags, added: Tags): Tags => {
  const values = new Map([...before, ...added].map(({ key, value }) => [key, value]));
  if (values.size > MOST_TAGS) throw new Refusal('TooManyTags', 'The resource has too many tags.');
  return [...values].map(([key, value]) => ({ key, value }));
};

const taggedMachine = (engine: Engine, arn: string): MachineRevision => {
  refuseArn(arn);
  const machine = engine.registry.machines.get(arn)?.current;
  if (!machine) throw new Refusal('ResourceNotFound', `Resource not found: '${arn}'`);
  return machine;
};

const tagResource = action(
  z.object({ resourceArn: z.string(), tags: tagList }),
  async (engine, { resourceArn, tags }) => {
    const machine = taggedMachine(engine, resourceArn);
    await engine.putMachine({ ...machine, tags: merged(machine.tags ?? [], tags) });
    return {};
  },
);

const untagResource = action(
  z.object({ resourceArn: z.string(), tagKeys: z.array(z.string()) }),
  async (engine, { resourceArn, tagKeys }) => {
    const machine = taggedMachine(engine, resourceArn);
    const tags = (machine.tags ?? []).filter(({ key }) => !tagKeys.includes(key));
    await engine.putMachine({ ...machine, tags });
    return {};
  },
);

const listTagsForResource = action(z.object({ resourceArn: z.string() }), (engine, { resourceArn }) => ({
  tags: taggedMachine(engine, resourceArn).tags ?? [],
}));

export const tagActions: Record<string, Action> = {
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};
