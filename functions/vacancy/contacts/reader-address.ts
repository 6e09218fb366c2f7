import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { contactsOf, whomToAsk } from '../../../shared/domain/survey/whom-to-ask.ts';
import type { Services } from '../../../shared/store/services.ts';
import { forwardsOf, surveyContactsOf } from '../../../shared/store/survey-contacts.ts';
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
    const forwards = await forwardsOf(services.store, facility.municipality, campaignId, facility.id);
    const forward = forwards.find(({ number }) => `${FORWARDED}${number}` === reader);
    return forward ? { address: forward.to, locale: 'ja' } : 'not-wanted';
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
