import { parseTemplate } from './cloud-assembly.ts';
import type { Declaration } from './declaration.ts';
import { readTemplates } from './read-templates.ts';

/** Builder for tests: reads small hand-written templates, `{ StackName: { Resources … } }`, as the twin reads real ones. */
export const readStacks = (
  stacks: Record<string, object>,
  parameters: Record<string, string> = {},
): Declaration =>
  readTemplates(
    Object.entries(stacks).map(([stackName, content]) => ({
      stackName,
      template: parseTemplate(stackName, content),
    })),
    { parameters, surroundings: { origin: 'http://127.0.0.1:3000', issuer: 'http://127.0.0.1:3001/issuer' } },
  );

/** Builder for tests: a role that Lambda may assume, with the statements given. */
export const aFunctionRole = (...statements: object[]): object => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    },
    Policies: [{ PolicyName: 'Grants', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
  },
});

/** Builder for tests: a function under the role `Role`, run from a source file (path from the repository's root). */
export const aFunction = (entry: string, properties: object = {}): object => ({
  Type: 'AWS::Lambda::Function',
  Metadata: { 'hoiku:source': { entry, handler: 'handler' } },
  Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...properties },
});

/** Builder for tests: a table with keys `pk` and `sk`. */
export const aTable = (properties: object = {}): object => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    ...properties,
  },
});
