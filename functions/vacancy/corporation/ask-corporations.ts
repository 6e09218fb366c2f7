import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { Services } from '../../../shared/store/services.ts';
import { carryOutStepOnce } from '../../steps/once.ts';
import type { Round } from '../rounds/rounds.ts';
import { corporationMail } from '../survey-mail.ts';

/** Asks or reminds each corporation once, whatever the workflow retries: one mail for all its facilities. */
export const writeToCorporations = async (
  services: Services,
  round: Round,
  corporations: readonly Corporation[],
  reminder?: 1 | 2,
): Promise<void> => {
  const { municipality, campaignId } = round.kept.value;
  for (const { corporationId } of corporations) {
    const mail = reminder
      ? corporationMail(services, round, corporationId, {
          letter: 'corporation-reminder',
          lane: 'reminder',
          reminder,
        })
      : corporationMail(services, round, corporationId, {
          letter: 'corporation-invitation',
          lane: 'campaign',
        });
    const about = `corporation-mail/${campaignId}/${reminder ?? 0}/${corporationId}`;
    await carryOutStepOnce(services, about, { municipality, writes: [], effects: [mail] });
  }
};
