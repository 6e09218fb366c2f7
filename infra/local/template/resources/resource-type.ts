import { z } from 'zod';

/** What a resource type's naming rules may look at. `properties` are resolved. */
export type Named = { name: string; arn: string; properties: Record<string, unknown> };

/** Addresses that only the deployer knows; at home they point to the twin. */
export type Surroundings = {
  /** Where the product's pages are served. Shape: `http://127.0.0.1:3000`, no slash at the end. */
  origin: string;
  /** The OpenID issuer that stands in for Cognito. */
  issuer: string;
};

/** How CloudFormation names a resource of one type, and what `Ref` and `Fn::GetAtt` answer for it. */
export type Naming = {
  /** The property that may fix the name; without it the name is made from stack and logical id. */
  nameProperty?: string;
  /** Makes a name where the type does not accept an ordinary one (ids of APIs, keys, pools). */
  makeName?: (stackName: string, logicalId: string) => string;
  arn: (name: string) => string;
  reference: (resource: Named) => string;
  attributes: Record<string, (resource: Named, surroundings: Surroundings) => unknown>;
};

/** A resource type that the twin runs: every property it may carry, and its names. */
export type ResourceType = { properties: z.ZodType<Record<string, unknown>>; naming: Naming };

/** A property that is known and has no effect at home (encryption, backups, tags, tracing, log targets). */
export const onAwsOnly = z.unknown().optional();

export const byName = (resource: Named): string => resource.name;
export const byArn = (resource: Named): string => resource.arn;
