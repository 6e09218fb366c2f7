import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { SurveyContact } from '../../../shared/domain/survey/contact.ts';
import type { AnswerDraft } from '../../../shared/domain/survey/draft.ts';
import { contactsOf } from '../../../shared/domain/survey/whom-to-ask.ts';
import type { Services } from '../../../shared/store/services.ts';
import { surveyContactsOf } from '../../../shared/store/survey-contacts.ts';

/** Who saved a draft: a contact with its name where one is written down, a colleague to whom it was passed on, the corporation. */
export type DraftSaver =
  | { who: 'corporation' | 'colleague' }
  | { who: SurveyContact['role']; name: string | undefined };

/** The saver of a draft, as its facility's contacts stand today; nobody where that is not known. */
export const saverOf = async (
  services: Services,
  facility: Facility,
  draft: AnswerDraft,
): Promise<DraftSaver | undefined> => {
  const { by } = draft;
  if (by?.who === 'corporation') return { who: 'corporation' };
  if (by?.who !== 'facility' || !by.contact) return undefined;
  if (by.contact.startsWith('forwarded-')) return { who: 'colleague' };
  const written = await surveyContactsOf(services.store, facility.municipality, facility.id);
  const { contacts } = contactsOf(facility, written?.value);
  const contact = contacts.find(({ number }) => String(number) === by.contact);
  return contact && { who: contact.role, name: contact.name };
};
