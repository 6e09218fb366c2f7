import { mayBeContacted } from '../../shared/domain/case/rules.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { CaseId, StaffId } from '../../shared/domain/ids.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import { caseNotTakenLetter } from '../../shared/mail/intake/case-not-taken.ts';
import { caseTakenLetter } from '../../shared/mail/intake/case-taken.ts';
import { intakeReceivedLetter } from '../../shared/mail/intake/intake-received.ts';
import { caseOf } from '../../shared/store/cases.ts';
import type { Services } from '../../shared/store/services.ts';
import { guardianAddressee } from '../outbox/guardian-addressee.ts';
import type { LetterSource, LetterSources } from '../outbox/letters.ts';
import { staffAddressee } from '../outbox/staff-addressee.ts';

/** How long a family's link works; each mail brings a new one. Unit: days. */
const MY_LINK_DAYS = 90;

const caseOfEffect = async (services: Services, municipality: string, effect: MailEffect): Promise<Case> => {
  const kept = await caseOf(services.store, municipality, CaseId.parse(effect.about.caseId));
  if (!kept) throw new Error('A letter about a case that is not there');
  return kept.value;
};

const toGuardian: Pick<LetterSource, 'addressee' | 'link'> = {
  link: (effect) => ({
    purpose: { opens: 'my', caseId: CaseId.parse(effect.about.caseId) },
    days: MY_LINK_DAYS,
    page: '/my',
  }),
  addressee: async (services, { municipality }, effect) => {
    const current = await caseOfEffect(services, municipality, effect);
    return mayBeContacted(current) ? guardianAddressee(current) : 'not-wanted';
  },
};

/** The letters of the intake: its receipt, and who took the case. */
export const intakeLetters: LetterSources = {
  'intake-received': {
    ...toGuardian,
    write: async (services, municipality, effect, locale, link) => {
      const { reference } = await caseOfEffect(services, municipality.municipality, effect);
      return intakeReceivedLetter({ municipality, locale, link, reference });
    },
  },
  'case-taken': {
    ...toGuardian,
    write: async (services, municipality, effect, locale, link) => {
      const { reference } = await caseOfEffect(services, municipality.municipality, effect);
      return caseTakenLetter({ municipality, locale, link, reference });
    },
  },
  'case-not-taken': {
    addressee: async (services, { municipality }, effect) => {
      const current = await caseOfEffect(services, municipality, effect);
      if (current.status !== 'received' || effect.to.who !== 'staff') return 'not-wanted';
      return staffAddressee(services, municipality, StaffId.parse(effect.to.staffId));
    },
    write: async (services, municipality, effect, locale) => {
      const { reference } = await caseOfEffect(services, municipality.municipality, effect);
      return caseNotTakenLetter({ municipality, locale, reference });
    },
  },
};
