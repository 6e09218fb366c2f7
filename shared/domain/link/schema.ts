import { z } from 'zod';
import { AgencyId, CampaignId, CaseId, CorporationId, EscalationId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** Who of a facility reads a survey: `1` is its contact of that number, `forwarded-1` a colleague to whom somebody passed it on. */
export const SurveyReader = z.string().regex(/^(?:forwarded-)?[1-9]\d?$/);
export type SurveyReader = z.infer<typeof SurveyReader>;

/** What a link opens, and for whom. */
export const LinkPurpose = z.discriminatedUnion('opens', [
  z.object({ opens: z.literal('my'), caseId: CaseId }),
  z.object({
    opens: z.literal('survey'),
    facilityId: z.string(),
    campaignId: CampaignId,
    reader: SurveyReader.optional(),
  }),
  z.object({ opens: z.literal('corporation'), corporationId: CorporationId, campaignId: CampaignId }),
  z.object({
    opens: z.literal('escalation'),
    escalationId: EscalationId,
    agencyId: AgencyId,
    contact: z.number().int(),
  }),
]);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

/** A link that was given out. Only hashes of its token and of its code are kept. */
export const Link = z.object({
  municipality: MunicipalityCode,
  tokenHash: z.string(),
  purpose: LinkPurpose,
  /** How it was given out: in a mail or letter, or for a reference and code that somebody typed in. */
  cameBy: z.enum(['link', 'code']).default('link'),
  expiresAt: z.string(),
});
export type Link = z.infer<typeof Link>;

/**
 * The second door to the same page, for networks that strip links from mails: a reference and a code, typed in.
 * After too many wrong codes it stays shut; a new mail or the consultant opens another.
 */
export const Door = z.object({
  municipality: MunicipalityCode,
  reference: z.string(),
  codeHash: z.string(),
  wrongCodes: z.number().int(),
  purpose: LinkPurpose,
  expiresAt: z.string(),
});
export type Door = z.infer<typeof Door>;
