import { z } from 'zod';
import type { TaskKind } from '../task/schema.ts';

/** What a family's case is opened for. The family sees it beside the name of who read it (R5(1)). */
export const CasePurpose = z.enum([
  'consultation',
  'follow-up',
  'family-asked',
  'cover',
  'supervision',
  /** Kept from the family: see the audit's visibility. */
  'child-protection',
]);
export type CasePurpose = z.infer<typeof CasePurpose>;

const PURPOSE_OF_TASK: Record<TaskKind, CasePurpose> = {
  'take-case': 'consultation',
  'next-step': 'consultation',
  'correct-address': 'consultation',
  'call-guardian': 'follow-up',
  'offer-options': 'follow-up',
  'new-places': 'follow-up',
  'ask-facility': 'follow-up',
  'phone-survey': 'follow-up',
  'print-sheets': 'follow-up',
  'approve-round': 'supervision',
  'call-agency': 'child-protection',
  'watch-escalation': 'child-protection',
};

/** Who comes by a task need not say what for: the task says it. */
export const purposeOfTask = (kind: TaskKind): CasePurpose => PURPOSE_OF_TASK[kind];

/** How long an opened case stays open to the person who opened it; then its purpose is asked again. Unit: minutes. */
export const OPENING_MINUTES = 60;
