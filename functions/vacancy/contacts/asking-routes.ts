import { askedThrough } from '../../../shared/domain/corporation/rules.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { Facility, FacilityId } from '../../../shared/domain/facility/schema.ts';
import type { SurveyReader } from '../../../shared/domain/link/schema.ts';
import type { MunicipalityCode } from '../../../shared/domain/municipality/schema.ts';
import type { SurveyContact } from '../../../shared/domain/survey/contact.ts';
import {
  type Asking,
  contactsOf,
  languageOnPaper,
  whomToAsk,
} from '../../../shared/domain/survey/whom-to-ask.ts';
import type { Services } from '../../../shared/store/services.ts';
import { allSurveyContacts, corporationsOf } from '../../../shared/store/survey-contacts.ts';

/** Whether a facility is asked through its corporation, at an address of its own, by FAX, or not in writing at all. */
export type Route =
  | { by: 'corporation'; corporation: Corporation }
  | { by: 'mail'; reader: SurveyReader }
  | { by: 'fax' }
  | { by: 'phone' };

export type AskingRoutes = {
  routeOf(facility: Pick<Facility, 'id' | 'mail'>, asking: Asking): Route;
  /** Where the invitation goes: the contact's address or the corporation's; nothing for one that no mail is sent to. */
  addressOf(facility: Pick<Facility, 'id' | 'mail'>): string | undefined;
  /** The language of a sheet on paper. */
  languageOf(facility: Pick<Facility, 'id' | 'mail'>): SurveyContact['locale'];
  /** The corporations that are asked for these facilities, each once. */
  corporationsOf(facilityIds: readonly FacilityId[]): Corporation[];
};

/** The ways to all facilities of a municipality: two questions to the store, however many there are. */
export const askingRoutes = async (
  services: Services,
  municipality: MunicipalityCode,
): Promise<AskingRoutes> => {
  const [written, corporations] = await Promise.all([
    allSurveyContacts(services.store, municipality),
    corporationsOf(services.store, municipality),
  ]);
  const through = askedThrough(corporations);
  return {
    routeOf: (facility, asking) => {
      const corporation = through.get(facility.id);
      if (corporation) return { by: 'corporation', corporation };
      const known = contactsOf(facility, written.get(facility.id));
      if (known.channel === 'fax') return { by: 'fax' };
      const contact = whomToAsk(known, asking);
      return contact ? { by: 'mail', reader: String(contact.number) } : { by: 'phone' };
    },
    addressOf: (facility) =>
      through.get(facility.id)?.mail ??
      whomToAsk(contactsOf(facility, written.get(facility.id)), 'invitation')?.mail,
    languageOf: (facility) => languageOnPaper(contactsOf(facility, written.get(facility.id))),
    corporationsOf: (facilityIds) => [
      ...new Set(facilityIds.map((id) => through.get(id)).filter((one) => one !== undefined)),
    ],
  };
};
