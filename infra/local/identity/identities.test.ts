import { describe, expect, it } from 'vitest';
import { aFunction, aFunctionRole, aTable, readStacks } from '../template/a-template.ts';
import type { Verdict } from './access.ts';
import { createIdentities } from './identities.ts';

const tableArn = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/Web-Table';
const roleArn = 'arn:aws:iam::000000000000:role/Web-Role';

const allow = (Action: unknown, Resource: unknown = tableArn, more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const identities = (statements: object[], more: Record<string, object> = {}) =>
  createIdentities(
    readStacks({
      Web: {
        Resources: {
          Table: aTable(),
          Desk: aFunction('functions/hosts/desk.ts'),
          Role: aFunctionRole(...statements),
          ...more,
        },
      },
    }),
  );

const ask = (statements: object[], action: string, conditionKeys = {}, resource = tableArn): Verdict =>
  identities(statements).judge({ roleArn, action, resource, conditionKeys });

describe('what a role may do', () => {
  it.each([
    ['nothing without a statement', [], 'dynamodb:GetItem', false],
    ['what a statement names', [allow('dynamodb:GetItem')], 'dynamodb:GetItem', true],
    ['nothing else', [allow('dynamodb:GetItem')], 'dynamodb:PutItem', false],
    ['what a wildcard covers', [allow('dynamodb:*Item')], 'dynamodb:PutItem', true],
    ['an action in any case', [allow('DynamoDB:getitem')], 'dynamodb:GetItem', true],
    ['nothing on another table', [allow('dynamodb:GetItem', `${tableArn}s`)], 'dynamodb:GetItem', false],
    [
      'nothing that is denied, however much is allowed',
      [allow('*', '*'), { Effect: 'Deny', Action: 'dynamodb:Scan', Resource: '*' }],
      'dynamodb:Scan',
      false,
    ],
    [
      'all but what NotAction names',
      [{ Effect: 'Allow', NotAction: 'dynamodb:Scan', Resource: '*' }],
      'dynamodb:Scan',
      false,
    ],
  ])('%s', (_what, statements, action, allowed) => {
    expect(ask(statements, action).allowed).toBe(allowed);
  });

  it.each([
    ['ForAllValues:StringLike', ['OUTBOX#1', 'OUTBOX#2'], true],
    ['ForAllValues:StringLike', ['OUTBOX#1', 'AUDIT#1'], false],
    ['ForAnyValue:StringLike', ['OUTBOX#1', 'AUDIT#1'], true],
    ['ForAnyValue:StringLike', [], false],
    ['StringNotLike', ['AUDIT#1'], true],
  ])('only the item keys that %s lets through: %j', (operator, keys, allowed) => {
    const condition = { Condition: { [operator]: { 'dynamodb:LeadingKeys': ['OUTBOX#*'] } } };
    const verdict = ask([allow('dynamodb:PutItem', tableArn, condition)], 'dynamodb:PutItem', {
      'dynamodb:LeadingKeys': keys,
    });
    expect(verdict.allowed).toBe(allowed);
  });

  it('a verdict that hangs on a condition is made anew for each call', () => {
    const condition = { Condition: { StringLike: { 'dynamodb:LeadingKeys': ['OUTBOX#*'] } } };
    const iam = identities([allow('dynamodb:PutItem', tableArn, condition)]);
    const put = (key: string): boolean =>
      iam.judge({
        ...{ roleArn, action: 'dynamodb:PutItem', resource: tableArn },
        conditionKeys: { 'dynamodb:LeadingKeys': [key] },
      }).allowed;
    expect([put('OUTBOX#1'), put('AUDIT#1'), put('OUTBOX#1')]).toEqual([true, false, true]);
  });

  it('a denial says who, what, and the statement that is missing', () => {
    expect(ask([], 'dynamodb:GetItem')).toEqual({
      allowed: false,
      explicit: false,
      message:
        `Web/Role is not authorized to perform dynamodb:GetItem on ${tableArn}: no statement allows it. ` +
        `A statement that would allow it: {"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"${tableArn}"}`,
    });
  });

  it('a key opens only when its own policy lets the account decide', () => {
    const keyPolicy = (principal: string) => ({
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: principal } }],
        },
      },
    });
    const judged = (principal: string) => {
      const known = readStacks({ Web: { Resources: { Key: keyPolicy(principal) } } });
      const resource = known.all('AWS::KMS::Key')[0]?.arn ?? '';
      return identities([allow('kms:Decrypt', '*')], { Key: keyPolicy(principal) }).judge({
        roleArn,
        action: 'kms:Decrypt',
        resource,
      }).allowed;
    };
    expect(judged('arn:aws:iam::000000000000:root')).toBe(true);
    expect(judged('arn:aws:iam::111111111111:root')).toBe(false);
  });
});

describe('who calls', () => {
  it('knows a function by its access key', () => {
    const known = identities([]);
    const deskArn = 'arn:aws:lambda:ap-northeast-1:000000000000:function:Web-Desk';
    const { accessKeyId } = known.credentialsOf(deskArn);
    expect(known.identityOf(accessKeyId)).toEqual({
      functionPath: 'Web/Desk',
      functionArn: deskArn,
      roleArn,
    });
    expect(known.identityOf('AKIASOMEBODYELSE')).toBeUndefined();
  });

  it('lets a service call a function only for the resource that the permission names', () => {
    const known = identities([], {
      MayCall: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { Ref: 'Desk' },
          Principal: 'apigateway.amazonaws.com',
          SourceArn: 'arn:aws:execute-api:ap-northeast-1:000000000000:api1/*/*/desk/{proxy+}',
        },
      },
    });
    const ask = (path: string): boolean =>
      known.judgeService({
        service: 'apigateway.amazonaws.com',
        action: 'lambda:InvokeFunction',
        resource: 'arn:aws:lambda:ap-northeast-1:000000000000:function:Web-Desk',
        sourceArn: `arn:aws:execute-api:ap-northeast-1:000000000000:api1/$default/GET${path}`,
      }).allowed;
    expect(ask('/desk/{proxy+}')).toBe(true);
    expect(ask('/survey')).toBe(false);
  });
});

describe('what is refused when policies are loaded', () => {
  it('a condition operator that cannot be judged', () => {
    const condition = { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
    expect(() => identities([allow('dynamodb:GetItem', '*', condition)])).toThrow(
      'Web/Role: the condition operator IpAddress is not known',
    );
  });

  it('a function whose role does not trust Lambda', () => {
    const role = aFunctionRole() as { Properties: { AssumeRolePolicyDocument: { Statement: object[] } } };
    role.Properties.AssumeRolePolicyDocument.Statement = [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'states.amazonaws.com' } },
    ];
    expect(() => identities([], { Role: role })).toThrow(
      'Web/Desk: lambda.amazonaws.com may not assume the role Web/Role',
    );
  });
});

describe('grants that nobody uses', () => {
  it('are listed until a call needs them', () => {
    const known = identities([allow(['dynamodb:GetItem', 'dynamodb:Query'])]);
    known.judge({ roleArn, action: 'dynamodb:GetItem', resource: tableArn });
    expect(known.unusedGrants()).toEqual([
      { rolePath: 'Web/Role', action: 'dynamodb:Query', resources: [tableArn] },
    ]);
  });
});
