import { z } from 'zod';

const idSchema = <const P extends string, const B extends string>(prefix: P, _brand: B) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`))
    .brand<B>();

/** Ids are a prefix and a ULID; the brand keeps one kind from standing where another belongs. */
export const CaseId = idSchema('case', 'CaseId');
export type CaseId = z.infer<typeof CaseId>;

export const ChildId = idSchema('child', 'ChildId');
export type ChildId = z.infer<typeof ChildId>;

export const TaskId = idSchema('task', 'TaskId');
export type TaskId = z.infer<typeof TaskId>;

export const StaffId = idSchema('staff', 'StaffId');
export type StaffId = z.infer<typeof StaffId>;

export const AgencyId = idSchema('agency', 'AgencyId');
export type AgencyId = z.infer<typeof AgencyId>;

export const CampaignId = idSchema('campaign', 'CampaignId');
export type CampaignId = z.infer<typeof CampaignId>;

/** A corporation (法人) that runs several facilities and answers for them. */
export const CorporationId = idSchema('corporation', 'CorporationId');
export type CorporationId = z.infer<typeof CorporationId>;

export const EscalationId = idSchema('escalation', 'EscalationId');
export type EscalationId = z.infer<typeof EscalationId>;

export const ConsultationId = idSchema('consultation', 'ConsultationId');
export type ConsultationId = z.infer<typeof ConsultationId>;

export const OptionId = idSchema('option', 'OptionId');
export type OptionId = z.infer<typeof OptionId>;

export const OutboxId = idSchema('outbox', 'OutboxId');
export type OutboxId = z.infer<typeof OutboxId>;
