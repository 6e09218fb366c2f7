import { z } from 'zod';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const ConditionValue = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const Condition = z.record(
  z.string(),
  z.record(z.string(), z.union([ConditionValue.transform((one) => [one]), z.array(ConditionValue)])),
);

const Principal = z.union([
  z.literal('*').transform(() => ({ AWS: ['*'], Service: [], Federated: [], CanonicalUser: [] })),
  z.strictObject({
    AWS: oneOrMore.default([]),
    Service: oneOrMore.default([]),
    Federated: oneOrMore.default([]),
    CanonicalUser: oneOrMore.default([]),
  }),
]);

/** One statement of an IAM policy, its one-or-many members always lists. */
export const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Principal: Principal.optional(),
  Condition: Condition.default({}),
});
export type Statement = z.infer<typeof Statement>;

export const PolicyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;
