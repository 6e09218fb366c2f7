import { z } from 'zod';
import { EscalationId } from '../../shared/domain/ids.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';

/** What goes in and out of each task of `escalation`: ids and seconds, nothing about a child. */
const aboutEscalation = z.object({ municipality: MunicipalityCode, escalationId: EscalationId });

export const DecideWhatIsDue = {
  /** `generation`: an execution lives at most a year; a concern that lives longer goes on in the next one. */
  input: aboutEscalation.extend({ generation: z.number().int().min(1) }),
  output: z.object({
    next: z.enum([
      'tell-next-rung',
      'remind',
      'await-acknowledgement',
      'await-outcome',
      'hand-over',
      'nothing',
    ]),
    /** How long a wait may last; 1 where nothing is waited for. */
    seconds: z.number().int().positive(),
  }),
};

export const TellNextRung = { input: aboutEscalation, output: z.object({ rung: z.number().int() }) };

export const RemindOfOutcome = { input: aboutEscalation, output: z.object({ reminded: z.boolean() }) };

export const WaitForAPerson = {
  input: aboutEscalation.extend({ taskToken: z.string().min(1) }),
  output: z.object({ asked: z.boolean() }),
};

/** The answer to `wait-for-a-person` says only that something changed; what it was stands in the escalation. */
export const SomethingChanged = z.object({ changed: z.literal(true) });

export const HandOver = {
  input: aboutEscalation.extend({ generation: z.number().int().min(1) }),
  output: z.object({ handedOver: z.boolean() }),
};
