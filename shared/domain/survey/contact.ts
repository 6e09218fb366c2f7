import { z } from 'zod';
import { FacilityId } from '../facility/schema.ts';
import { MailAddress } from '../japanese/mail-address.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** The way a round reaches a facility: by mail, or with a printed sheet that it sends back by FAX. */
export const SurveyChannel = z.enum(['mail', 'fax']);
export type SurveyChannel = z.infer<typeof SurveyChannel>;

/** A contact's place in its facility's list, for good: a link that was given out names it. */
export const ContactNumber = z.number().int().min(1).max(99);

/** One address of a facility. `undeliveredAt`: a mail there came back for good; nothing more is sent until it is mended. */
export const SurveyContact = z.object({
  number: ContactNumber,
  mail: MailAddress,
  name: z.string().max(60).optional(),
  role: z.enum(['main', 'deputy']),
  locale: z.enum(['ja', 'en']),
  undeliveredAt: z.string().optional(),
});
export type SurveyContact = z.infer<typeof SurveyContact>;

export const MOST_CONTACTS = 5;

/**
 * Whom a facility wants to be asked, as somebody at the desk wrote it down, in the order in which they are tried. A
 * facility of which nothing is written down is asked at the address of the directory (連絡先メールアドレス).
 */
export const SurveyContacts = z.object({
  municipality: MunicipalityCode,
  facilityId: FacilityId,
  channel: SurveyChannel,
  contacts: z.array(SurveyContact).max(MOST_CONTACTS),
});
export type SurveyContacts = z.infer<typeof SurveyContacts>;
