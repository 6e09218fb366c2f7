import { mayBeContacted } from '../../shared/domain/case/rules.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { wantsOptions } from '../../shared/domain/follow-up/rules.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { CaseId, StaffId } from '../../shared/domain/ids.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import type { Letter, LetterParts } from '../../shared/mail/letter.ts';
import {
  followUpQuestionLetter,
  followUpReminderLetter,
  optionsOfferedLetter,
  optionsReminderLetter,
} from '../../shared/mail/waitlist/follow-up-letters.ts';
import { followUpOverdueLetter } from '../../shared/mail/waitlist/follow-up-overdue.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { followUpsOf } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import { taskOf } from '../../shared/store/tasks.ts';
import { guardianAddressee } from '../outbox/guardian-addressee.ts';
import type { LetterSource, LetterSources } from '../outbox/letters.ts';
import { staffAddressee } from '../outbox/staff-addressee.ts';

/** How long the link in a follow-up's mail works: as long as the round, and then some. Unit: days. */
const MY_LINK_DAYS = 90;

const caseOfEffect = async (services: Services, municipality: string, effect: MailEffect): Promise<Case> => {
  const kept = await caseOf(services.store, municipality, CaseId.parse(effect.about.caseId));
  if (!kept) throw new Error('A letter about a case that is not there');
  return kept.value;
};

type Write = (facts: Pick<LetterParts, 'municipality' | 'locale' | 'link'> & { reference: string }) => Letter;

/** A letter to a family that still waits for it: looked up as it leaves, so that who has just answered is left alone. */
const toGuardian = (write: Write, stillWanted: (round: FollowUp) => boolean): LetterSource => ({
  link: (effect) => ({
    purpose: { opens: 'my', caseId: CaseId.parse(effect.about.caseId) },
    days: MY_LINK_DAYS,
    page: '/my',
  }),
  addressee: async (services, { municipality }, effect) => {
    const current = await caseOfEffect(services, municipality, effect);
    if (!mayBeContacted(current)) return 'not-wanted';
    const rounds = await followUpsOf(services.store, municipality, current.caseId);
    return rounds.some((kept) => stillWanted(kept.value)) ? guardianAddressee(current) : 'not-wanted';
  },
  write: async (services, municipality, effect, locale, link) => {
    const { reference } = await caseOfEffect(services, municipality.municipality, effect);
    return write({ municipality, locale, link, reference });
  },
});

const isAsked = (round: FollowUp): boolean => round.status === 'asking';
const isOffered = (round: FollowUp): boolean => round.status === 'offered' && wantsOptions(round.answer);

/** The letters of the waitlist's follow-up. */
export const waitlistLetters: LetterSources = {
  'follow-up-question': toGuardian(followUpQuestionLetter, isAsked),
  'follow-up-reminder': toGuardian(followUpReminderLetter, isAsked),
  'options-offered': toGuardian(optionsOfferedLetter, isOffered),
  'options-reminder': toGuardian(optionsReminderLetter, isOffered),
  'follow-up-overdue': {
    addressee: async (services, { municipality }, effect) => {
      const task = await taskOf(services.store, municipality, String(effect.about.taskId));
      if (task?.value.status !== 'open' || effect.to.who !== 'staff') return 'not-wanted';
      return staffAddressee(services, municipality, StaffId.parse(effect.to.staffId));
    },
    write: async (services, municipality, effect, locale) => {
      const { reference } = await caseOfEffect(services, municipality.municipality, effect);
      const task = effect.about.task === 'offer-options' ? 'offer-options' : 'call-guardian';
      return followUpOverdueLetter({ municipality, locale, reference, task });
    },
  },
};
