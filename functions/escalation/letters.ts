import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import { AgencyId, EscalationId, StaffId } from '../../shared/domain/ids.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import { askedBackLetter } from '../../shared/mail/escalation/asked-back.ts';
import { notAcknowledgedLetter } from '../../shared/mail/escalation/not-acknowledged.ts';
import { noticeLetter } from '../../shared/mail/escalation/notice.ts';
import { outcomeDueLetter } from '../../shared/mail/escalation/outcome-due.ts';
import { outcomeMissingLetter } from '../../shared/mail/escalation/outcome-missing.ts';
import { agencyOf } from '../../shared/store/agencies.ts';
import { escalationOf, kindOf } from '../../shared/store/escalations.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Locale } from '../../shared/words/translate.ts';
import type { Addressee, LetterSource, LetterSources } from '../outbox/letters.ts';
import { staffAddressee } from '../outbox/staff-addressee.ts';

/** How long an agency's link works; it dies with the escalation before that. Unit: days. */
const AGENCY_LINK_DAYS = 30;

type Status = Escalation['status'];

/** An agency's mail, as long as the escalation is in one of these states. */
const toAgency = (while_: readonly Status[]): Pick<LetterSource, 'addressee' | 'link'> => ({
  link: (effect) => ({
    purpose: { opens: 'escalation', escalationId: escalationIdOf(effect), ...contactOf(effect) },
    days: AGENCY_LINK_DAYS,
    page: '/escalations',
  }),
  addressee: async (services, { municipality }, effect) => {
    const current = await escalationOfEffect(services, municipality, effect);
    if (!while_.includes(current.status)) return 'not-wanted';
    return agencyAddressee(services, municipality, effect);
  },
});

/** A colleague's mail, as long as the escalation is in one of these states. */
const toStaff = (while_: readonly Status[]): Pick<LetterSource, 'addressee'> => ({
  addressee: async (services, { municipality }, effect) => {
    const current = await escalationOfEffect(services, municipality, effect);
    if (!while_.includes(current.status) || effect.to.who !== 'staff') return 'not-wanted';
    return staffAddressee(services, municipality, StaffId.parse(effect.to.staffId));
  },
});

const UNACKNOWLEDGED = ['raised', 'notified'] as const;
const UNSETTLED = [...UNACKNOWLEDGED, 'acknowledged'] as const;

/** The letters of an escalation. None says a word about a child. */
export const escalationLetters: LetterSources = {
  'escalation-notice': {
    ...toAgency(UNACKNOWLEDGED),
    write: async (services, municipality, effect, locale, link) => {
      const facts = await agencyFacts(services, municipality.municipality, effect, locale);
      const again = Number(effect.about.rung) > 1;
      return noticeLetter({ municipality, locale, ...(link ? { link } : {}), ...facts, again });
    },
  },
  'escalation-outcome-due': {
    ...toAgency(UNSETTLED),
    write: async (services, municipality, effect, locale, link) => {
      const facts = await agencyFacts(services, municipality.municipality, effect, locale);
      const hours = Number(effect.about.hours);
      return outcomeDueLetter({ municipality, locale, ...(link ? { link } : {}), ...facts, hours });
    },
  },
  'escalation-outcome-missing': {
    ...toStaff(UNSETTLED),
    write: async (services, municipality, effect, locale) => {
      const { reference } = await escalationOfEffect(services, municipality.municipality, effect);
      const { hours, alarm } = effect.about;
      return outcomeMissingLetter({
        municipality,
        locale,
        reference,
        hours: Number(hours),
        alarm: alarm === true,
      });
    },
  },
  'escalation-not-acknowledged': {
    ...toStaff(UNACKNOWLEDGED),
    write: async (services, municipality, effect, locale) => {
      const { reference } = await escalationOfEffect(services, municipality.municipality, effect);
      return notAcknowledgedLetter({ municipality, locale, reference, rung: Number(effect.about.rung) });
    },
  },
  'escalation-asked-back': {
    ...toStaff(UNSETTLED),
    write: async (services, municipality, effect, locale) => {
      const { reference } = await escalationOfEffect(services, municipality.municipality, effect);
      return askedBackLetter({ municipality, locale, reference });
    },
  },
};

const escalationIdOf = (effect: MailEffect): EscalationId => EscalationId.parse(effect.about.escalationId);

const contactOf = ({ to }: MailEffect): { agencyId: AgencyId; contact: number } => {
  if (to.who !== 'agency') throw new Error('A letter to an agency is addressed to somebody else');
  return { agencyId: AgencyId.parse(to.agencyId), contact: to.contact };
};

const escalationOfEffect = async (
  services: Services,
  municipality: string,
  effect: MailEffect,
): Promise<Escalation> => {
  const kept = await escalationOf(services.store, municipality, escalationIdOf(effect));
  if (!kept) throw new Error('A letter about an escalation that is not there');
  return kept.value;
};

const agencyAddressee = async (
  services: Services,
  municipality: string,
  effect: MailEffect,
): Promise<Addressee | 'not-wanted'> => {
  const { agencyId, contact } = contactOf(effect);
  const address = (await agencyOf(services.store, municipality, agencyId))?.contacts[contact]?.mail;
  return address ? { address, locale: 'ja' } : 'not-wanted';
};

const agencyFacts = async (services: Services, municipality: string, effect: MailEffect, locale: Locale) => {
  const { reference, kind } = await escalationOfEffect(services, municipality, effect);
  const [agency, theKind] = await Promise.all([
    agencyOf(services.store, municipality, contactOf(effect).agencyId),
    kindOf(services.store, municipality, kind),
  ]);
  if (!agency || !theKind) throw new Error('A letter to an agency that is not there');
  return { reference, agency: localText(agency.name, locale), phone: theKind.callBackPhone };
};
