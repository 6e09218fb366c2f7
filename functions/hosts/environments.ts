import { z } from 'zod';

/**
 * What each function reads from its environment. The CDK constructs take the same schemas, so that a variable
 * which code needs and no stack gives is a compile error, and one that is empty stops the cold start.
 */
const filled = z.string().min(1);

const Tables = z.object({ REGISTRY_TABLE: filled, CASES_TABLE: filled, LEDGER_TABLE: filled });

/** Functions that read or write families' data hold the key that seals it. */
const Families = Tables.extend({ CASES_KEY: filled });

export const GuardianEnvironment = Families;
export const FacilityEnvironment = Tables;
export const AgencyEnvironment = Families;
export const ApiEnvironment = Families;
export const DeskEnvironment = Families.extend({
  SIGN_IN_ISSUER: filled,
  SIGN_IN_CLIENT: filled,
  PUBLIC_ORIGIN: filled,
});

export const StepsEnvironment = Families;

export const OutboxEnvironment = Families.extend({
  PUBLIC_ORIGIN: filled,
  MAIL_FROM: filled,
  CONFIGURATION_SET: filled,
  INTAKE_WORKFLOW: filled,
  WAITLIST_FOLLOW_UP_WORKFLOW: filled,
  VACANCY_COLLECTION_WORKFLOW: filled,
  ESCALATION_WORKFLOW: filled,
});

export const MailFeedbackEnvironment = Families;
