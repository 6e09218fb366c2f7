import { CampaignId } from '../../shared/domain/ids.ts';
import { leavesRound } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { surveyOf } from '../../shared/store/campaigns.ts';
import { facilityOf } from '../../shared/store/facilities.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { UndeliveredHandler } from '../outbox/mail-events.ts';
import { handOver } from './phone-tasks.ts';
import { roundOf } from './rounds.ts';

/** A survey mail did not arrive for good: a consultant phones now, without waiting for reminders or the deadline. */
const phoneAtOnce: UndeliveredHandler = async (services, effect, municipality) => {
  const campaignId = CampaignId.parse(effect.about.campaignId);
  const { city, kept } = await roundOf(services, municipality, campaignId);
  if (kept.value.status === 'stopped') return;
  const survey = await surveyOf(services.store, municipality, campaignId, String(effect.about.facilityId));
  if (survey?.value.status !== 'asked') return;
  const facility = await facilityOf(services.store, municipality, survey.value.facilityId);
  if (leavesRound(survey.value, facility, tokyoDate(services.clock.now()))) return;
  const asked = [survey as Kept<Extract<Survey, { status: 'asked' }>>];
  const handed = await handOver(services, { city, campaign: kept.value }, asked, 'undelivered');
  // Somebody answered or another bounce made the task at this moment: the event comes again and looks once more.
  if (handed === 'more') throw new Error(`Changed meanwhile: survey of ${campaignId}`);
};

export const vacancyUndelivered: Record<string, UndeliveredHandler> = {
  'survey-invitation': phoneAtOnce,
  'survey-reminder': phoneAtOnce,
};
