import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Installation } from '../../infra/installation.ts';

export type Resource = { Properties: Record<string, unknown>; Metadata?: Record<string, unknown> };

/** One function of the installation with everything that its role may do. */
export type GrantedFunction = {
  /** The construct's name: `GuardianPages`. */
  name: string;
  logicalId: string;
  environment: Record<string, unknown>;
  statements: Statement[];
};

export type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

/** The production stage as CloudFormation gets it, stack by stack. Nothing is bundled. */
export const theInstallation = (): Template[] => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-path-metadata': true } });
  const stage = new Installation(app, 'Production');
  return stage.node.children
    .filter((child) => Stack.isStack(child))
    .map((stack) => Template.fromStack(stack));
};

/** Resources of a type in all stacks, by logical id. */
export const resourcesOf = (templates: readonly Template[], type: string): [string, Resource][] =>
  templates.flatMap((template) => Object.entries(template.findResources(type) as Record<string, Resource>));

export const grantedFunctions = (templates: readonly Template[]): GrantedFunction[] =>
  templates.flatMap((template) =>
    resourcesOf([template], 'AWS::Lambda::Function').map(([logicalId, { Properties, Metadata }]) => ({
      name: String(Metadata?.['aws:cdk:path']).split('/').at(-3) ?? '',
      logicalId,
      environment: (Properties.Environment as { Variables: Record<string, unknown> }).Variables,
      statements: statementsOf(template, referred(Properties.Role)),
    })),
  );

const statementsOf = (template: Template, role: string): Statement[] => {
  const policies = resourcesOf([template], 'AWS::IAM::Policy').map(([, { Properties }]) => Properties);
  return policies
    .filter(({ Roles }) => (Roles as { Ref: string }[]).some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement);
};

/** The logical id in `{ Ref }` or `{ 'Fn::GetAtt': [id, …] }`. */
export const referred = (value: unknown): string => {
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? attribute?.[0] ?? '';
};

export const actionsOf = (statements: readonly Statement[]): string[] =>
  statements.flatMap(({ Action }) => Action);
