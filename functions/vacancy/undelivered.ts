import { CampaignId } from '../../shared/domain/ids.ts';
import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { leavesRound } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { markUndelivered, whomToAsk } from '../../shared/domain/survey/whom-to-ask.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { surveyOf } from '../../shared/store/campaigns.ts';
import { ChangedMeanwhile } from '../../shared/store/changed-meanwhile.ts';
import { carryOut } from '../../shared/store/command.ts';
import { facilityOf } from '../../shared/store/facilities.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { surveyContacts, surveyContactsOf } from '../../shared/store/survey-contacts.ts';
import { saving } from '../../shared/store/writes.ts';
import type { UndeliveredHandler } from '../outbox/mail-events.ts';
import { corporationUndelivered } from './corporation/undelivered.ts';
import { handOver } from './phone/phone-tasks.ts';
import { type Round, roundOf } from './rounds/rounds.ts';
import { surveyMail } from './survey-mail.ts';

type AskedSurvey = Extract<Survey, { status: 'asked' }>;

/**
 * A survey mail did not arrive for good. The next address of the facility is asked at once; where there is none, a
 * consultant phones now, without waiting for reminders or the deadline.
 */
const askTheNext: UndeliveredHandler = async (services, effect, municipality) => {
  const campaignId = CampaignId.parse(effect.about.campaignId);
  const round = await roundOf(services, municipality, campaignId);
  if (round.kept.value.status === 'stopped') return;
  const survey = await surveyOf(services.store, municipality, campaignId, String(effect.about.facilityId));
  if (survey?.value.status !== 'asked') return;
  const facility = await facilityOf(services.store, municipality, survey.value.facilityId);
  if (leavesRound(survey.value, facility, tokyoDate(services.clock.now()))) return;
  const asked = survey as Kept<AskedSurvey>;
  if (await nextContactAsked(services, round, asked.value, Number(effect.about.reader ?? 1))) return;
  const handed = await handOver(
    services,
    { city: round.city, campaign: round.kept.value },
    [asked],
    'undelivered',
  );
  // Somebody answered or another bounce made the task at this moment: whoever hears of the event looks again.
  if (handed === 'more') throw new ChangedMeanwhile(`survey of ${campaignId}`);
};

/** Notes that an address is dead and asks the next one, in one transaction: the same event again asks nobody twice. */
const nextContactAsked = async (
  services: Services,
  round: Round,
  { municipality, facilityId }: { municipality: MunicipalityCode; facilityId: AskedSurvey['facilityId'] },
  number: number,
): Promise<boolean> => {
  const kept = await surveyContactsOf(services.store, municipality, facilityId);
  if (!kept) return false;
  const marked = markUndelivered(kept.value, number, services.clock.now().toString());
  const next = whomToAsk(marked, 'invitation');
  if (marked === kept.value) return next !== undefined;
  const mail = { letter: 'survey-invitation', lane: 'campaign' } as const;
  const outcome = await carryOut(services, {
    municipality,
    writes: [saving(surveyContacts, kept, marked, 'ContactsMoved')],
    effects: next ? [surveyMail(services, round, facilityId, { ...mail, reader: String(next.number) })] : [],
  });
  if (!outcome.ok) throw new ChangedMeanwhile(`contacts of ${facilityId}`);
  return next !== undefined;
};

export const vacancyUndelivered: Record<string, UndeliveredHandler> = {
  'survey-invitation': askTheNext,
  'survey-reminder': askTheNext,
  'corporation-invitation': corporationUndelivered,
  'corporation-reminder': corporationUndelivered,
};
