import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { MailEffect } from '../../../shared/domain/outbox/effect.ts';
import { maskedAddress } from '../../../shared/domain/survey/forward.ts';
import type { Services } from '../../../shared/store/services.ts';
import { forwardsOf } from '../../../shared/store/survey-contacts.ts';

/** To which colleague a forward that a letter speaks of went, in a form that only those who know the address recognise. */
export const forwardWords = async (
  services: Services,
  { campaignId }: StartedCampaign,
  { municipality, id }: Facility,
  effect: MailEffect,
): Promise<{ colleague: string }> => {
  const all = await forwardsOf(services.store, municipality, campaignId, id);
  const forward = all.find(({ number }) => number === effect.about.forward);
  if (!forward) throw new Error('A notice of a forward that is not there');
  return { colleague: maskedAddress(forward.to) };
};
