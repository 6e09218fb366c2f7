import type { Consultation } from '../../shared/domain/consultation/schema.ts';
import { ConsultationNote } from '../../shared/domain/consultation/schema.ts';
import { type FieldFaults, type FormBody, faultsOf, firstText } from '../../shared/web/form-body.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

/** What was typed, in the shape that `ConsultationNote` reads; a date is three fields. */
export const readNote = (body: FormBody) => {
  const text = (name: string) => firstText(body, name);
  return ConsultationNote.safeParse({
    channel: text('channel') || undefined,
    heldOn: dateText(body, 'heldOn'),
    persons: body.persons ?? [],
    topics: body.topics ?? [],
    informed: text('informed'),
    agreed: text('agreed'),
    nextStep: text('nextStep'),
    nextStepOn: dateText(body, 'nextStepOn'),
  });
};

const dateText = (body: FormBody, name: string): string => {
  const parts = ['Year', 'Month', 'Day'].map((part) => firstText(body, name + part).trim());
  return parts.some(Boolean) ? parts.join('.') : '';
};

const dateBody = (name: string, date: string | undefined): FormBody => {
  if (!date) return {};
  const [year = '', month = '', day = ''] = date.split('-').map((part) => part.replace(/^0/, ''));
  return { [`${name}Year`]: [year], [`${name}Month`]: [month], [`${name}Day`]: [day] };
};

/** The form as it stands at first: of a new note, held today. */
export const newNoteBody = (today: string): FormBody => dateBody('heldOn', today);

/** The form as it stands at first: of a note that is to be corrected. */
export const bodyOfNote = (note: Consultation): FormBody => ({
  ...dateBody('heldOn', note.heldOn),
  ...dateBody('nextStepOn', note.nextStepOn),
  channel: [note.channel],
  persons: note.persons,
  topics: note.topics,
  informed: [note.text.informed ?? ''],
  agreed: [note.text.agreed ?? ''],
  nextStep: [note.text.nextStep ?? ''],
});

const WORDS_FOR_KIND: Record<string, MessageKey> = {
  'nothing written': 'consultation.faultNothingWritten',
  'next step without a day': 'consultation.faultNextStepOn',
  'day without a next step': 'consultation.faultNextStep',
};

const WORDS_FOR_FIELD: Record<string, MessageKey> = {
  channel: 'consultation.faultChannel',
  heldOn: 'intake.faultDate',
  persons: 'consultation.faultPersons',
  topics: 'consultation.faultTopics',
  nextStepOn: 'intake.faultDate',
};

/** Each field's fault in words. */
export const noteFaults = (error: Parameters<typeof faultsOf>[0], t: Translate): FieldFaults =>
  Object.fromEntries(
    Object.entries(faultsOf(error)).map(([field, kind]) => [
      field,
      t(WORDS_FOR_KIND[kind] ?? WORDS_FOR_FIELD[field] ?? 'consultation.faultTooLong'),
    ]),
  );

const REFUSALS: Record<string, [field: string, words: MessageKey]> = {
  HeldInTheFuture: ['heldOn', 'consultation.faultFuture'],
  NextStepInThePast: ['nextStepOn', 'consultation.faultPast'],
  CaseIsClosed: ['nextStep', 'consultation.faultCaseClosed'],
  StaleForm: ['channel', 'layout.staleFormText'],
};

/** A refusal, at the field that it is about. */
export const noteRefusal = (kind: string, t: Translate): FieldFaults => {
  const [field, words] = REFUSALS[kind] ?? ['channel', 'case.faultMoved' as const];
  return { [field]: t(words) };
};
