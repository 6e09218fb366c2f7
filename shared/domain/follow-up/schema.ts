import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { CaseId, ChildId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** How the child is cared for now, as data; the words are in `my.care…`. */
export const PresentCare = z.enum([
  'home',
  'parental-leave',
  'relatives',
  'licensed',
  'unlicensed',
  'workplace',
  'temporary',
  'kindergarten',
  'other',
]);
export type PresentCare = z.infer<typeof PresentCare>;

/** 意向: what the family wants now. */
export const Intention = z.enum(['unchanged', 'changed', 'placed', 'withdraw', 'no-contact']);
export type Intention = z.infer<typeof Intention>;

/** How the family would like to be asked. */
export const AskBy = z.enum(['mail', 'phone']);
export type AskBy = z.infer<typeof AskBy>;

const stillLooking = {
  /** Whether the family would like other places to be suggested; nothing is suggested to a family that did not say so. */
  wantsOptions: z.boolean(),
  /** When to ask again; a quarter later unless the family says. Nobody asks before. */
  askAgainOn: LocalDate.optional(),
  askBy: AskBy.optional(),
};

const said = {
  presentCare: PresentCare.optional(),
  words: z.string().max(2_000).optional(),
};

/** What a family answers when it is asked how things are. */
export const FollowUpAnswer = z.discriminatedUnion('intention', [
  z.object({ intention: z.literal('unchanged'), ...said, ...stillLooking }),
  z.object({ intention: z.literal('changed'), ...said, ...stillLooking }),
  z.object({ intention: z.literal('placed'), ...said }),
  z.object({ intention: z.literal('withdraw'), ...said }),
  /** Leave us in peace until that day. */
  z.object({
    intention: z.literal('no-contact'),
    ...said,
    askAgainOn: LocalDate,
    askBy: AskBy.optional(),
  }),
]);
export type FollowUpAnswer = z.infer<typeof FollowUpAnswer>;

/** What comes after a round: another one, not before a day, or nothing any more. */
export const NextRound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('again'), on: LocalDate }),
  z.object({
    kind: z.literal('ended'),
    why: z.enum(['placed', 'withdrawn', 'moved', 'school-age', 'off-the-list', 'case-closed']),
  }),
]);
export type NextRound = z.infer<typeof NextRound>;

const round = {
  municipality: MunicipalityCode,
  caseId: CaseId,
  childId: ChildId,
  round: z.number().int().min(1),
  /** The day whose start opened it: another start of the same round finds it opened and does nothing. */
  startedOn: LocalDate,
  openedAt: z.string(),
};

const answered = {
  answer: FollowUpAnswer,
  answeredAt: z.string(),
  answeredBy: z.enum(['guardian', 'consultant']),
};

/** One round of asking one family about one child. `answer` is sealed wherever it rests. */
export const FollowUp = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('asking'),
    ...round,
    /** By which way the family is asked now; a mail that does not arrive turns it to the phone. */
    way: AskBy,
    remindedAt: z.string().optional(),
    answer: z.never().optional(),
  }),
  /** The consultant looks for options if the family wants any; `noOptions`: there are none at present. */
  z.object({ status: z.literal('answered'), ...round, ...answered, noOptions: z.boolean() }),
  /** Options are with the family. */
  z.object({ status: z.literal('offered'), ...round, ...answered, offeredAt: z.string() }),
  z.object({
    status: z.literal('closed'),
    ...round,
    answer: FollowUpAnswer.optional(),
    answeredAt: z.string().optional(),
    answeredBy: z.enum(['guardian', 'consultant']).optional(),
    closedAt: z.string(),
    next: NextRound,
  }),
]);
export type FollowUp = z.infer<typeof FollowUp>;
export type FollowUpIn<S extends FollowUp['status']> = Extract<FollowUp, { status: S }>;
