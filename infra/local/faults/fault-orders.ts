import { z } from 'zod';
import { Fate } from '../ses/fates.ts';

/** How many of the next calls meet a failure. */
const Times = z.number().int().min(0).max(1_000_000);

/** Failures of one AWS service's calls; `actions` confines them to some. */
const OfService = z.strictObject({
  /** Refused for their rate. */
  throttle: Times.optional(),
  /** Refused for an outage, nothing done. */
  unavailable: Times.optional(),
  /** Carried out, and the connection ends without an answer. */
  timeoutAfterCommit: Times.optional(),
  actions: z.array(z.string()).optional(),
});
export type OfService = z.infer<typeof OfService>;

/** What a function answers that exists as its answers alone: a payload, or an error as a workflow sees it; it may take time. */
const CannedAnswer = z.union([
  z.strictObject({ payload: z.json(), afterSeconds: z.number().min(0).optional() }),
  z.strictObject({
    error: z.string(),
    cause: z.string().default(''),
    afterSeconds: z.number().min(0).optional(),
  }),
]);
export type CannedAnswer = z.infer<typeof CannedAnswer>;

/** Failures of functions; `functions` confines them to those whose ARN contains one of the texts. */
const OfFunctions = z.strictObject({
  /** The process dies before the handler runs. */
  crash: Times.optional(),
  /** The handler does its work and the process dies before it answers. */
  crashAfterWork: Times.optional(),
  functions: z.array(z.string()).optional(),
  /** Answers by the name of a function that no template declares, one after the other; the last one stays. */
  answers: z.record(z.string(), z.array(CannedAnswer).min(1)).optional(),
});
export type OfFunctions = z.infer<typeof OfFunctions>;

/** Fates by address, for messages accepted from now on: `{"a@example.jp": "bounced"}`. */
const OfMail = z.strictObject({
  bounce: z.array(z.string()).optional(),
  fates: z.record(z.string(), Fate).optional(),
});

/** What `POST /local/faults` takes: what is named replaces what was ordered for it, the rest stays. */
export const FaultOrders = z.strictObject({
  dynamodb: OfService.optional(),
  states: OfService.optional(),
  ses: OfService.optional(),
  kms: OfService.optional(),
  scheduler: OfService.optional(),
  secretsmanager: OfService.optional(),
  ssm: OfService.optional(),
  sqs: OfService.optional(),
  lambda: OfFunctions.optional(),
  mail: OfMail.optional(),
});
export type FaultOrders = z.infer<typeof FaultOrders>;
