import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { CaseId, ConsultationId, StaffId } from '../ids.ts';
import { DateField } from '../japanese/index.ts';
import { MunicipalityCode, WardCode } from '../municipality/schema.ts';

/** Where people talked (R4(1), Y1). */
export const ConsultationChannel = z.enum(['counter', 'phone', 'outreach', 'online', 'mail']);

/** Who was there besides the one who writes. */
export const ConsultationPerson = z.enum(['guardian', 'second-guardian', 'child', 'relative', 'companion']);

/** What was talked about. The activity report counts by these. */
export const ConsultationTopic = z.enum([
  'nursery-places',
  'other-services',
  'temporary-care',
  'application',
  'deferral',
  'return-to-work',
  'child-health',
  'disability',
  'upbringing',
  'household',
  'other',
]);

/** The part of a note that speaks of people. It is sealed wherever it rests. */
export const ConsultationText = z.object({
  informed: z.string().optional(),
  agreed: z.string().optional(),
  nextStep: z.string().optional(),
});
export type ConsultationText = z.infer<typeof ConsultationText>;

/** A talk with a family, written once (R4(3)①). A correction is a note of its own that names the one it corrects. */
export const Consultation = z.object({
  municipality: MunicipalityCode,
  consultationId: ConsultationId,
  caseId: CaseId,
  ward: WardCode,
  channel: ConsultationChannel,
  heldOn: LocalDate,
  persons: z.array(ConsultationPerson).min(1),
  topics: z.array(ConsultationTopic).min(1),
  text: ConsultationText,
  /** By when the next step is to be done; with it a task was made. */
  nextStepOn: LocalDate.optional(),
  writtenBy: StaffId,
  writtenAt: z.string(),
  corrects: ConsultationId.optional(),
});
export type Consultation = z.infer<typeof Consultation>;

const LONGEST_TEXT = 4_000;

const OptionalText = z
  .string()
  .max(LONGEST_TEXT)
  .transform((text) => text.trim() || undefined);

/** The form of a note. */
export const ConsultationNote = z
  .object({
    channel: ConsultationChannel,
    heldOn: DateField,
    persons: z.array(ConsultationPerson).min(1),
    topics: z.array(ConsultationTopic).min(1),
    informed: OptionalText,
    agreed: OptionalText,
    nextStep: OptionalText,
    nextStepOn: z.union([z.literal('').transform(() => undefined), DateField]),
  })
  .superRefine((note, context) => {
    if (!note.informed && !note.agreed) {
      context.addIssue({ code: 'custom', path: ['informed'], message: 'nothing written' });
    }
    if (note.nextStep && !note.nextStepOn) {
      context.addIssue({ code: 'custom', path: ['nextStepOn'], message: 'next step without a day' });
    }
    if (!note.nextStep && note.nextStepOn) {
      context.addIssue({ code: 'custom', path: ['nextStep'], message: 'day without a next step' });
    }
  });
export type ConsultationNote = z.output<typeof ConsultationNote>;
