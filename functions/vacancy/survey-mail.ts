import { surveyLinkDays } from '../../shared/domain/campaign/rules.ts';
import type { CorporationId } from '../../shared/domain/ids.ts';
import type { SurveyReader } from '../../shared/domain/link/schema.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Round } from './rounds/rounds.ts';

/** A mail of a round to one reader of a facility; its link outlives the deadline, to say then whom to phone. */
export const surveyMail = (
  services: Services,
  { kept }: Pick<Round, 'kept'>,
  facilityId: string,
  mail: Pick<MailEffect, 'letter' | 'lane' | 'notBefore'> & {
    reminder?: 1 | 2;
    reader: SurveyReader;
    /** Which forward a notice speaks of. */
    forward?: number;
  },
): MailEffect => ({
  kind: 'mail',
  letter: mail.letter,
  to: { who: 'facility', facilityId },
  about: {
    campaignId: kept.value.campaignId,
    facilityId,
    linkDays: surveyLinkDays(kept.value, services.clock.now()),
    reader: mail.reader,
    ...(mail.reminder ? { reminder: mail.reminder } : {}),
    ...(mail.forward ? { forward: mail.forward } : {}),
  },
  lane: mail.lane,
  ...(mail.notBefore ? { notBefore: mail.notBefore } : {}),
});

/** A mail of a round to the person who answers for a corporation's facilities. */
export const corporationMail = (
  services: Services,
  { kept }: Pick<Round, 'kept'>,
  corporationId: CorporationId,
  mail: Pick<MailEffect, 'letter' | 'lane'> & { reminder?: 1 | 2 },
): MailEffect => ({
  kind: 'mail',
  letter: mail.letter,
  to: { who: 'corporation', corporationId },
  about: {
    campaignId: kept.value.campaignId,
    corporationId,
    linkDays: surveyLinkDays(kept.value, services.clock.now()),
    ...(mail.reminder ? { reminder: mail.reminder } : {}),
  },
  lane: mail.lane,
});
