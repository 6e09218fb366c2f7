import { AwsError } from '../aws-port/aws-error.ts';
import type { Declaration } from '../template/declaration.ts';

export type DeclaredKey = { id: string; arn: string; alias: string | undefined };

/** The keys of the templates, under every name that a request may use: id, ARN, alias, ARN of the alias. */
export type DeclaredKeys = {
  /** Throws `NotFoundException` for a name that no template declares. */
  named(name: string): DeclaredKey;
};

export const declaredKeys = (declaration: Declaration): DeclaredKeys => {
  const keys = new Map<string, DeclaredKey>();
  for (const { name, arn } of declaration.all('AWS::KMS::Key')) {
    const key = { id: name, arn, alias: undefined };
    keys.set(name, key).set(arn, key);
  }
  for (const { name, arn, properties } of declaration.all('AWS::KMS::Alias')) {
    const target = keys.get(properties.TargetKeyId);
    if (target) keys.set(name, { ...target, alias: name }).set(arn, { ...target, alias: name });
  }
  return {
    named: (name) => {
      const key = keys.get(name);
      if (!key) throw new AwsError('NotFoundException', `Key '${name}' does not exist`);
      return key;
    },
  };
};
