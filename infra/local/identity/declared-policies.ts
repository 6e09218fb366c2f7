import type { Declaration, Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { RoleProperties } from '../template/resources/iam.ts';
import type { PolicyDocument, Statement } from '../template/resources/policy-document.ts';
import { queueUrlOf } from '../template/resources/sqs.ts';
import { unknownOperators } from './conditions.ts';

export type Role = { path: string; arn: string; trust: Statement[]; statements: Statement[] };

/**
 * AWS's own policies that our functions carry. They allow logs, metrics and traces, which have no meaning at home,
 * so they add nothing; any other managed policy of AWS is refused by name.
 */
const awsManagedWithoutMeaning = [
  'service-role/AWSLambdaBasicExecutionRole',
  'AWSXRayDaemonWriteAccess',
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
];

/** Every role of the templates with all that its inline, attached and managed policies say. */
export const declaredRoles = (declaration: Declaration): Role[] =>
  declaration.all('AWS::IAM::Role').map((role) => ({
    path: role.path,
    arn: role.arn,
    trust: statementsOf(role.path, role.properties.AssumeRolePolicyDocument),
    statements: [
      ...role.properties.Policies.flatMap((policy) => statementsOf(role.path, policy.PolicyDocument)),
      ...attachedStatements(declaration, role),
      ...managedStatements(declaration, role),
    ],
  }));

const attachedStatements = (declaration: Declaration, role: Declared<RoleProperties>): Statement[] =>
  declaration
    .all('AWS::IAM::Policy')
    .filter(({ properties }) => properties.Roles.includes(role.name))
    .flatMap(({ path, properties }) => statementsOf(path, properties.PolicyDocument));

const managedStatements = (declaration: Declaration, role: Declared<RoleProperties>): Statement[] => {
  const ours = declaration.all('AWS::IAM::ManagedPolicy');
  const attached = ours.filter(
    ({ arn, properties }) =>
      properties.Roles.includes(role.name) || role.properties.ManagedPolicyArns.includes(arn),
  );
  for (const arn of role.properties.ManagedPolicyArns) {
    const known = ours.some((policy) => policy.arn === arn) || isWithoutMeaning(arn);
    if (!known) throw new TemplateRefused(role.path, `the managed policy ${arn} is not known`);
  }
  return attached.flatMap(({ path, properties }) => statementsOf(path, properties.PolicyDocument));
};

const isWithoutMeaning = (arn: string): boolean =>
  awsManagedWithoutMeaning.some((name) => arn === `arn:aws:iam::aws:policy/${name}`);

/** The policies that hang on resources themselves, by the resource's ARN: keys, queues and functions. */
export const resourcePolicies = (declaration: Declaration): Map<string, Statement[]> => {
  const policies = new Map<string, Statement[]>();
  const add = (arn: string, statements: Statement[]): void => {
    policies.set(arn, [...(policies.get(arn) ?? []), ...statements]);
  };
  for (const key of declaration.all('AWS::KMS::Key')) {
    add(key.arn, statementsOf(key.path, key.properties.KeyPolicy));
  }
  for (const { path, properties } of declaration.all('AWS::SQS::QueuePolicy')) {
    const named = declaration
      .all('AWS::SQS::Queue')
      .filter((queue) => properties.Queues.includes(queueUrlOf(queue.name)));
    for (const queue of named) add(queue.arn, statementsOf(path, properties.PolicyDocument));
  }
  for (const fn of declaration.all('AWS::Lambda::Function')) {
    add(fn.arn, functionPermissions(declaration, fn.name, fn.arn));
  }
  return policies;
};

/** `AWS::Lambda::Permission` is a statement of the function's own policy in other words. */
const functionPermissions = (declaration: Declaration, name: string, arn: string): Statement[] =>
  declaration
    .all('AWS::Lambda::Permission')
    .filter(({ properties }) => properties.FunctionName === name || properties.FunctionName === arn)
    .map(({ properties }) => ({
      Effect: 'Allow',
      Action: [properties.Action],
      Resource: [arn],
      Principal: { AWS: [], Service: [properties.Principal], Federated: [], CanonicalUser: [] },
      Condition: {
        ...(properties.SourceArn ? { ArnLike: { 'aws:SourceArn': [properties.SourceArn] } } : {}),
        ...(properties.SourceAccount
          ? { StringEquals: { 'aws:SourceAccount': [properties.SourceAccount] } }
          : {}),
      },
    }));

const statementsOf = (path: string, document: PolicyDocument): Statement[] => {
  for (const statement of document.Statement) {
    const [unknown] = unknownOperators(statement);
    if (unknown) throw new TemplateRefused(path, `the condition operator ${unknown} is not known`);
    if (/\$\{(?![*?$]\})/.test(JSON.stringify([statement.Resource, statement.Condition]))) {
      throw new TemplateRefused(path, `policy variables are not known: ${JSON.stringify(statement)}`);
    }
  }
  return document.Statement;
};
