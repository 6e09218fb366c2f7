import { isPastDeadline } from '../../../shared/domain/campaign/rules.ts';
import { CampaignId, CorporationId } from '../../../shared/domain/ids.ts';
import type { MunicipalityCode } from '../../../shared/domain/municipality/schema.ts';
import type { MailEffect } from '../../../shared/domain/outbox/effect.ts';
import {
  type CorporationFacts,
  corporationInvitationLetter,
  corporationReceiptLetter,
  corporationReminderLetter,
} from '../../../shared/mail/vacancy/corporation.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { LetterSource, LetterSources } from '../../outbox/letters.ts';
import { type CorporationVisit, visitCorporation } from './visit.ts';

const visitOf = async (
  services: Services,
  municipality: MunicipalityCode,
  effect: MailEffect,
): Promise<CorporationVisit> => {
  const campaignId = CampaignId.parse(effect.about.campaignId);
  const corporationId = CorporationId.parse(effect.about.corporationId);
  const visit = await visitCorporation(services, { municipality, campaignId, corporationId });
  if (!visit) throw new Error('A letter to a corporation that is not asked');
  return visit;
};

const isAnswered = ({ survey }: CorporationVisit['rows'][number]): boolean =>
  survey.value.status === 'answered';

/** Asking stops at once when all its facilities have answered, the round is stopped, or the deadline passes. */
const isSilent = ({ campaign, rows }: CorporationVisit, services: Services): boolean =>
  campaign.value.status === 'open' &&
  !isPastDeadline(campaign.value, services.clock.now()) &&
  rows.some(({ survey }) => survey.value.status === 'asked');

const hasAnswered = ({ rows }: CorporationVisit): boolean => rows.some(isAnswered);

const letter = (
  wanted: (visit: CorporationVisit, services: Services) => boolean,
  compose: (facts: CorporationFacts, effect: MailEffect) => ReturnType<typeof corporationInvitationLetter>,
): LetterSource => ({
  link: (effect) => ({
    purpose: {
      opens: 'corporation',
      corporationId: CorporationId.parse(effect.about.corporationId),
      campaignId: CampaignId.parse(effect.about.campaignId),
    },
    days: Number(effect.about.linkDays),
    page: '/survey/corporation',
  }),
  addressee: async (services, { municipality }, effect) => {
    const visit = await visitOf(services, municipality, effect);
    const { mail } = visit.corporation;
    return mail && wanted(visit, services) ? { address: mail, locale: 'ja' } : 'not-wanted';
  },
  write: async (services, municipality, effect, locale, link) => {
    const { campaign, corporation, rows } = await visitOf(services, municipality.municipality, effect);
    const names = (which: boolean) =>
      rows.filter((row) => isAnswered(row) === which).map(({ facility }) => facility.name);
    return compose(
      {
        municipality,
        locale,
        link,
        campaign: campaign.value,
        corporationName: corporation.name,
        answered: names(true),
        silent: names(false),
      },
      effect,
    );
  },
});

/** The letters of a round to corporations: one for all their facilities. */
export const corporationLetters: LetterSources = {
  'corporation-invitation': letter(isSilent, corporationInvitationLetter),
  'corporation-reminder': letter(isSilent, (facts, { about }) =>
    corporationReminderLetter({ ...facts, reminder: about.reminder === 1 ? 1 : 2 }),
  ),
  'corporation-receipt': letter(hasAnswered, corporationReceiptLetter),
};
