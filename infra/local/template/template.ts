import { z } from 'zod';

/** One resource of a CloudFormation template, its properties not yet resolved. */
export const TemplateResource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
export type TemplateResource = z.infer<typeof TemplateResource>;

const Parameter = z.looseObject({ Type: z.string(), Default: z.unknown().optional() });

const Output = z.looseObject({
  Value: z.unknown(),
  Export: z.strictObject({ Name: z.unknown() }).optional(),
  Condition: z.string().optional(),
});

/** A CloudFormation template. Sections that change what the rest means (`Transform`, `Hooks`) are not known, hence refused. */
export const Template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Rules: z.unknown().optional(),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Parameters: z.record(z.string(), Parameter).default({}),
  Resources: z.record(z.string(), TemplateResource).default({}),
  Outputs: z.record(z.string(), Output).default({}),
});
export type Template = z.infer<typeof Template>;

/** A stack as the cloud assembly lists it: its name, and what it declares. */
export type StackTemplate = { stackName: string; template: Template };
