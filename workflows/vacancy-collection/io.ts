import { z } from 'zod';
import { CampaignId } from '../../shared/domain/ids.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';

/** What goes in and out of each task of `vacancy-collection`: ids, dates and one word on where to go. */
const aboutRound = z.object({ municipality: MunicipalityCode, campaignId: CampaignId });

/** `more`: call the same step again; `stopped`: the round was stopped, end quietly. */
const Next = z.object({ next: z.enum(['go-on', 'more', 'stopped']) });

export type WhereNext = z.infer<typeof Next>;

const Instant = z.iso.datetime();

export const PlanTheRound = {
  input: aboutRound,
  output: Next.extend({
    opensAt: Instant,
    firstReminderAt: Instant,
    secondReminderAt: Instant,
    deadlineAt: Instant,
  }),
};

export const AskTheFacilities = { input: aboutRound, output: Next };

export const RemindTheSilent = {
  input: aboutRound.extend({ reminder: z.literal([1, 2]) }),
  output: Next,
};

export const HandTheSilentToThePhone = { input: aboutRound, output: Next };

export const PublishTheFigures = { input: aboutRound, output: Next };

export const TellTheSupervisor = { input: aboutRound, output: z.object({ told: z.number().int() }) };
