import { surveyLinkDays } from '../../shared/domain/campaign/rules.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Round } from './rounds.ts';

/** A mail of a round to one facility; its link outlives the deadline, to say then whom to phone. */
export const surveyMail = (
  services: Services,
  { kept }: Pick<Round, 'kept'>,
  facilityId: string,
  mail: Pick<MailEffect, 'letter' | 'lane'> & { reminder?: 1 | 2 },
): MailEffect => ({
  kind: 'mail',
  letter: mail.letter,
  to: { who: 'facility', facilityId },
  about: {
    campaignId: kept.value.campaignId,
    facilityId,
    linkDays: surveyLinkDays(kept.value, services.clock.now()),
    ...(mail.reminder ? { reminder: mail.reminder } : {}),
  },
  lane: mail.lane,
});
