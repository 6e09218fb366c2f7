import { access } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTimeline } from '../../infra/local/clock/timeline.ts';
import { sourceOf } from '../../infra/local/functions/cold-start.ts';
import { declaredRoutes } from '../../infra/local/http/api-routes.ts';
import { createIdentities } from '../../infra/local/identity/identities.ts';
import { openQueues } from '../../infra/local/streams/queues.ts';
import { StreamBook } from '../../infra/local/streams/stream-book.ts';
import { createStreamMappings } from '../../infra/local/streams/stream-mappings.ts';
import { type AlterTemplates, declareHome } from '../../infra/local/template/declare-home.ts';
import type { StackTemplate } from '../../infra/local/template/template.ts';

const repositoryRoot = path.join(import.meta.dirname, '..', '..');
const surroundings = { origin: 'http://127.0.0.1:3000', issuer: 'http://127.0.0.1:3000/local/issuer' };

const declared = (alterTemplates?: AlterTemplates) =>
  declareHome({ repositoryRoot, surroundings, alterTemplates });

describe('what the CDK app declares', () => {
  it('is understood by the twin, every resource and property of it', async () => {
    const declaration = await declared();
    expect(declaration.all('AWS::DynamoDB::Table')).toHaveLength(3);
    expect(declaredRoutes(declaration).length).toBeGreaterThan(0);
    expect(() => createIdentities(declaration)).not.toThrow();
  });

  it('names sources that are there', async () => {
    const declaration = await declared();
    for (const fn of declaration.all('AWS::Lambda::Function')) {
      await expect(access(path.join(repositoryRoot, sourceOf(fn).entry))).resolves.toBeUndefined();
    }
  });
});

describe('an error planted in the templates', () => {
  it('a property that nobody knows is refused with its resource', async () => {
    await expect(
      declared((stacks) => {
        resourceOf(stacks, 'AWS::SQS::Queue').Properties.Colour = 'red';
      }),
    ).rejects.toThrow(/Production\/Workflows\/.*\(AWS::SQS::Queue\): the property Colour is not known/);
  });

  it('a grant that is missing is refused where AWS would refuse it', async () => {
    const declaration = await declared((stacks) => {
      for (const { template } of stacks) withoutGrant(template.Resources, 'dynamodb:GetShardIterator');
    });
    const identities = createIdentities(declaration);
    const timeline = startTimeline({ mode: 'standing', atEpochMs: 0 });
    const queues = await openQueues({ declaration, timeline });
    const book = StreamBook.inMemory();
    const functions = { has: () => true, invoke: () => Promise.reject(new Error('not called')) };
    expect(() =>
      createStreamMappings({ declaration, identities, functions, timeline, queues, book }),
    ).toThrow(/OutboxRows.* is not authorized to perform dynamodb:GetShardIterator/);
  });
});

const resourceOf = (stacks: StackTemplate[], type: string) => {
  const found = stacks
    .flatMap(({ template }) => Object.values(template.Resources))
    .find(({ Type }) => Type === type);
  if (!found) throw new Error(`no template has a ${type}`);
  return found;
};

type Resources = StackTemplate['template']['Resources'];
type Grants = { PolicyDocument?: { Statement: { Action: string | string[] }[] } };

const withoutGrant = (resources: Resources, action: string): void => {
  for (const { Type, Properties } of Object.values(resources)) {
    const statements = Type === 'AWS::IAM::Policy' ? (Properties as Grants).PolicyDocument?.Statement : [];
    for (const statement of statements ?? []) {
      statement.Action = [statement.Action].flat().filter((one) => one !== action);
    }
  }
};
