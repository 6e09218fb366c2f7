import { z } from 'zod';
import { LocalDate } from '../../shared/domain/calendar/local-date.ts';
import { CaseId, ChildId } from '../../shared/domain/ids.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';

/** What goes in and out of each task of `waitlist-follow-up`: ids and counts, nothing about a family. */
const aboutRound = z.object({
  municipality: MunicipalityCode,
  caseId: CaseId,
  childId: ChildId,
  round: z.number().int().min(1),
});
export type AboutRound = z.infer<typeof aboutRound>;

const seconds = z.number().int().positive();

const asked = {
  input: aboutRound.extend({ taskToken: z.string().min(1) }),
  output: z.object({ asked: z.boolean() }),
};

/** `none`: nobody is to be asked. `seconds`: how long a family has to answer; then how long after a reminder. */
const Stands = z.object({
  next: z.enum(['ask', 'phone', 'options', 'offer', 'close', 'none']),
  seconds,
  secondsAfterReminder: seconds,
});
export type Stands = z.infer<typeof Stands>;

/** How long a consultant has. */
const ForAConsultant = z.object({ seconds });

/** `again`: there is still time; the supervisor was told, and the task waits in the ward's queue. */
const StillTime = z.object({ again: z.boolean(), seconds });
const told = { input: aboutRound.extend({ toldTimes: z.number().int().min(0) }), output: StillTime };

/** `on`: the day for which this start was put into the outbox; a round is opened by one start only. */
export const OpenTheRound = { input: aboutRound.extend({ on: LocalDate }), output: Stands };
export const SeeWhereTheRoundStands = { input: aboutRound, output: Stands };
export const AskTheGuardian = asked;
export const RemindTheGuardian = asked;
export const AskAConsultantToPhone = { input: aboutRound, output: ForAConsultant };
export const WaitForThePhoneCall = asked;
export const TellSupervisorNotPhoned = told;
export const AskAConsultantForOptions = { input: aboutRound, output: ForAConsultant };
export const WaitForTheOptions = asked;
export const TellSupervisorNoOptions = told;
export const OfferToTheGuardian = asked;
export const RemindOfTheOptions = asked;
export const CloseTheRound = { input: aboutRound, output: z.object({ again: z.boolean() }) };

/**
 * What the answer to any of the waits says: somebody has done something; what, the next step looks up.
 * @public It comes by the task token, so no step parses it.
 */
export const RoundAnswer = z.object({ answered: z.boolean() });
