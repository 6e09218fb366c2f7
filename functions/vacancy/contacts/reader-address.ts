import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { LinkPurpose } from '../../../shared/domain/link/schema.ts';
import { contactsOf, whomToAsk } from '../../../shared/domain/survey/whom-to-ask.ts';
import type { Services } from '../../../shared/store/services.ts';
import { forwardsOf, surveyContactsOf } from '../../../shared/store/survey-contacts.ts';
import type { Locale } from '../../../shared/words/translate.ts';
import type { Addressee } from '../../outbox/letters.ts';

const FORWARDED = 'forwarded-';

/**
 * The address of a reader as it is now: a contact that was corrected since counts as corrected, one that was taken away
 * is replaced by whoever is first today. Nobody where there is no address any more.
 */
export const readerAddress = async (
  services: Services,
  facility: Facility,
  campaignId: string,
  reader: string,
): Promise<Addressee | 'not-wanted'> => {
  if (reader.startsWith(FORWARDED)) {
    const forward = await forwardTo(services, facility, campaignId, reader);
    return forward ? { address: forward.to, locale: forward.locale } : 'not-wanted';
  }
  const written = await surveyContactsOf(services.store, facility.municipality, facility.id);
  const known = contactsOf(facility, written?.value);
  const named = known.contacts.find(
    ({ number, undeliveredAt }) => String(number) === reader && !undeliveredAt,
  );
  const contact = named ?? whomToAsk(known, 'invitation');
  return contact && known.channel === 'mail'
    ? { address: contact.mail, locale: contact.locale }
    : 'not-wanted';
};

/** The address that a facility is registered with: receipts go there, whoever answered. */
export const registeredReader = async (
  services: Services,
  facility: Facility,
): Promise<string | undefined> => {
  const written = await surveyContactsOf(services.store, facility.municipality, facility.id);
  const contact = whomToAsk(contactsOf(facility, written?.value), 'receipt');
  return contact && String(contact.number);
};

const forwardTo = async (
  services: Services,
  { municipality, id }: Pick<Facility, 'municipality' | 'id'>,
  campaignId: string,
  reader: string,
) => {
  const forwards = await forwardsOf(services.store, municipality, campaignId, id);
  return forwards.find(({ number }) => `${FORWARDED}${number}` === reader);
};

/**
 * The language that somebody chose for the reader of a link: for a contact the desk, for a colleague whoever passed the survey on.
 * Nothing where nobody chose one, as for the directory's address, or where the link names no reader.
 */
export const readerLocale = async (
  services: Services,
  purpose: LinkPurpose,
  facility: Facility,
): Promise<Locale | undefined> => {
  if (purpose.opens !== 'survey' || !purpose.reader) return undefined;
  const { campaignId, reader } = purpose;
  if (reader.startsWith(FORWARDED)) return (await forwardTo(services, facility, campaignId, reader))?.locale;
  const written = await surveyContactsOf(services.store, facility.municipality, facility.id);
  return written?.value.contacts.find(({ number }) => String(number) === reader)?.locale;
};
