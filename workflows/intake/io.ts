import { z } from 'zod';
import { CaseId } from '../../shared/domain/ids.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';

/** What goes in and out of each task of `intake`: ids and counts, nothing about a family. */
const aboutCase = z.object({ municipality: MunicipalityCode, caseId: CaseId });

/** How long a consultant has; the wait is counted from now to that working day's closing time. */
const ToTake = z.object({ secondsToTake: z.number().int().positive() });

export const FindAConsultant = { input: aboutCase, output: ToTake };

export const AskToTakeCase = {
  input: aboutCase.extend({ taskToken: z.string().min(1) }),
  /** The person's answer comes by the task token; this is only the receipt of the asking. */
  output: z.object({ asked: z.boolean() }),
};

/**
 * What the answer to `ask-to-take-case` says. `taken: false`: the case was closed before anybody took it.
 * @public It comes by the task token, so no step parses it; the workflow's tests do.
 */
export const CaseTakenAnswer = z.object({ taken: z.boolean() });

export const TellSupervisorCaseNotTaken = {
  input: aboutCase.extend({ askedTimes: z.number().int() }),
  output: ToTake,
};

export const ConfirmToGuardian = { input: aboutCase, output: z.object({ confirmed: z.boolean() }) };
