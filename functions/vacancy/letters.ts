import { isPastDeadline, isStarted } from '../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { CampaignId, StaffId } from '../../shared/domain/ids.ts';
import { SurveyReader } from '../../shared/domain/link/schema.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import { progressOf } from '../../shared/domain/survey/progress.ts';
import { isStillAsked } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { whenPublic } from '../../shared/domain/survey/when-public.ts';
import { roundClosedLetter } from '../../shared/mail/vacancy/round-closed.ts';
import {
  surveyForwardedLetter,
  surveyForwardNoticeLetter,
} from '../../shared/mail/vacancy/survey-forwarded.ts';
import { surveyInvitationLetter } from '../../shared/mail/vacancy/survey-invitation.ts';
import { surveyReceiptLetter } from '../../shared/mail/vacancy/survey-receipt.ts';
import { surveyReminderLetter } from '../../shared/mail/vacancy/survey-reminder.ts';
import { campaignOf, surveyOf, surveysOf } from '../../shared/store/campaigns.ts';
import { facilityOf } from '../../shared/store/facilities.ts';
import { freezeOf } from '../../shared/store/publication-freezes.ts';
import type { Services } from '../../shared/store/services.ts';
import type { LetterSource, LetterSources } from '../outbox/letters.ts';
import { staffAddressee } from '../outbox/staff-addressee.ts';
import { readerAddress } from './contacts/reader-address.ts';
import { corporationLetters } from './corporation/letters.ts';
import { forwardWords } from './forward/forward-words.ts';

type About = { campaign: StartedCampaign; facility: Facility; survey: Survey };

const campaignOfEffect = async (services: Services, municipality: string, effect: MailEffect) => {
  const kept = await campaignOf(services.store, municipality, CampaignId.parse(effect.about.campaignId));
  if (!kept || !isStarted(kept.value)) throw new Error('A letter about a round that is not there');
  return kept.value;
};

const aboutEffect = async (services: Services, municipality: string, effect: MailEffect): Promise<About> => {
  const facilityId = String(effect.about.facilityId);
  const campaign = await campaignOfEffect(services, municipality, effect);
  const [facility, survey] = await Promise.all([
    facilityOf(services.store, municipality, facilityId),
    surveyOf(services.store, municipality, campaign.campaignId, facilityId),
  ]);
  if (!facility || !survey) throw new Error('A letter to a facility that is not asked');
  return { campaign, facility, survey: survey.value };
};

/** A letter to one reader of a facility, sent only if it is still wanted when it leaves. */
const toFacility = (
  wanted: (about: About, services: Services) => boolean,
): Pick<LetterSource, 'addressee' | 'link'> => ({
  link: (effect) => ({
    purpose: {
      opens: 'survey',
      facilityId: String(effect.about.facilityId),
      campaignId: CampaignId.parse(effect.about.campaignId),
      ...(effect.about.reader ? { reader: SurveyReader.parse(effect.about.reader) } : {}),
    },
    days: Number(effect.about.linkDays),
    page: '/survey',
  }),
  addressee: async (services, { municipality }, effect) => {
    const about = await aboutEffect(services, municipality, effect);
    if (!wanted(about, services)) return 'not-wanted';
    const reader = String(effect.about.reader ?? '1');
    return readerAddress(services, about.facility, about.campaign.campaignId, reader);
  },
});

/** Asking and reminding stop at once when the facility answers or closes, the round is stopped, or the deadline passes. */
const stillAsked = ({ campaign, survey, facility }: About, services: Services): boolean =>
  isStillAsked(campaign, survey, facility, services.clock.now());

/** The letters of a survey round. */
export const vacancyLetters: LetterSources = {
  ...corporationLetters,
  'survey-invitation': {
    ...toFacility(stillAsked),
    write: async (services, municipality, effect, locale, link) => {
      const { campaign, facility } = await aboutEffect(services, municipality.municipality, effect);
      return surveyInvitationLetter({ municipality, locale, link, campaign, facilityName: facility.name });
    },
  },
  'survey-reminder': {
    ...toFacility(stillAsked),
    write: async (services, municipality, effect, locale, link) => {
      const { campaign, facility } = await aboutEffect(services, municipality.municipality, effect);
      const reminder = effect.about.reminder === 1 ? 1 : 2;
      const facts = { municipality, locale, link, campaign, facilityName: facility.name };
      return surveyReminderLetter({ ...facts, reminder });
    },
  },
  'survey-receipt': {
    ...toFacility(({ survey }) => survey.status === 'answered'),
    write: async (services, municipality, effect, locale, link) => {
      const { campaign, facility, survey } = await aboutEffect(services, municipality.municipality, effect);
      if (survey.status !== 'answered') throw new Error('A receipt for an answer that is not there');
      const facts = { municipality, locale, link, campaign, facilityName: facility.name };
      const now = services.clock.now();
      const late = isPastDeadline(campaign, now);
      const stands = survey.reason ? 'corrected' : late ? 'late' : 'changeable';
      const freeze = (await freezeOf(services.store, municipality.municipality))?.value;
      const shown = whenPublic(campaign, freeze, now);
      return surveyReceiptLetter({ ...facts, answer: survey.answer, stands, shown });
    },
  },
  'survey-forwarded': {
    ...toFacility(stillAsked),
    write: async (services, municipality, effect, locale, link) => {
      const { campaign, facility } = await aboutEffect(services, municipality.municipality, effect);
      return surveyForwardedLetter({ municipality, locale, link, campaign, facilityName: facility.name });
    },
  },
  'survey-forward-notice': {
    ...toFacility(stillAsked),
    write: async (services, municipality, effect, locale, link) => {
      const { campaign, facility } = await aboutEffect(services, municipality.municipality, effect);
      const facts = { municipality, locale, link, campaign, facilityName: facility.name };
      return surveyForwardNoticeLetter({
        ...facts,
        ...(await forwardWords(services, campaign, facility, effect)),
      });
    },
  },
  'round-closed': {
    addressee: async (services, { municipality }, effect) =>
      effect.to.who === 'staff'
        ? staffAddressee(services, municipality, StaffId.parse(effect.to.staffId))
        : 'not-wanted',
    write: async (services, municipality, effect, locale) => {
      const campaign = await campaignOfEffect(services, municipality.municipality, effect);
      const all = await surveysOf(services.store, municipality.municipality, campaign.campaignId);
      const progress = progressOf(all.map(({ value }) => value));
      return roundClosedLetter({ municipality, locale, campaign, progress });
    },
  },
};
