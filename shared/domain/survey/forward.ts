import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { StartedCampaign } from '../campaign/schema.ts';
import { FacilityId } from '../facility/schema.ts';
import { CampaignId } from '../ids.ts';
import { MailAddress } from '../japanese/mail-address.ts';
import { SurveyReader } from '../link/schema.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** How often the people of one facility may pass one round on: a mail to anybody must not become a way to send many. */
export const MOST_FORWARDS = 3;

/** Somebody of a facility passed its survey on to a colleague (同僚に転送): who, to which address, and when. */
export const Forward = z.object({
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  facilityId: FacilityId,
  number: z.number().int().min(1).max(MOST_FORWARDS),
  to: MailAddress,
  by: SurveyReader,
  /** The language that the colleague is written to; a forward from before this was asked is in Japanese. */
  locale: z.enum(['ja', 'en']).default('ja'),
  forwardedAt: z.string(),
  /** After this nobody needs the address any more. */
  forgetAt: z.string(),
});
export type Forward = z.infer<typeof Forward>;

/** Days after the deadline for which the colleague's address is kept: as long as a link of the round. */
const KEPT_DAYS = 30;

export const forgetForwardAt = ({ deadlineAt }: StartedCampaign): string =>
  Temporal.Instant.from(deadlineAt)
    .add({ hours: 24 * KEPT_DAYS })
    .toString();

/** An address as its owner recognises it and nobody else can use it: `t…@example.jp`. */
export const maskedAddress = (address: string): string => {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}…@${domain}`;
};
