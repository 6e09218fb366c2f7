import { wardOf } from '../../shared/domain/facility/facility-ward.ts';
import { askFacility } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { surveys, surveysOf } from '../../shared/store/campaigns.ts';
import { carryOut } from '../../shared/store/command.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { creating } from '../../shared/store/writes.ts';
import { AskTheFacilities, type WhereNext } from '../../workflows/vacancy-collection/io.ts';
import { step } from '../steps/steps.ts';
import { addressPrint } from './address-print.ts';
import { inBatches } from './batches.ts';
import { handOver } from './phone-tasks.ts';
import { facilitiesOfTypes, type Round, roundOf, SURVEY_MOVED, whileItRuns } from './rounds.ts';
import { surveyMail } from './survey-mail.ts';

/** Asks every facility that has no survey row yet; those that cannot be written to go to the phone. */
export const askTheFacilities = step({
  ...AskTheFacilities,
  run: async (services, { municipality, campaignId }): Promise<WhereNext> => {
    const round = await roundOf(services, municipality, campaignId);
    if (round.kept.value.status !== 'open') return { next: 'stopped' };
    const invited = await inviteMissing(services, round);
    if (invited === 'more') return { next: 'more' };
    return { next: await phoneUnwritable(services, round) };
  },
});

const inviteMissing = async (services: Services, round: Round): Promise<'go-on' | 'more'> => {
  const { municipality, campaignId, facilityTypes } = round.kept.value;
  const wanted = await facilitiesOfTypes(services, round.city, facilityTypes);
  const asked = await surveysOf(services.store, municipality, campaignId);
  const known = new Set<string>(asked.map(({ value }) => value.facilityId));
  const missing = wanted.filter(({ id }) => !known.has(id));
  return inBatches(missing, async (batch) => {
    const now = services.clock.now();
    const rows = batch.map((facility) =>
      askFacility(round.kept.value, facility.id, wardOf(facility, round.city), now, addressPrint(facility)),
    );
    const outcome = await carryOut(services, {
      municipality,
      writes: [whileItRuns(round), ...rows.map((row) => creating<Survey>(surveys, row, SURVEY_MOVED))],
      effects: batch
        .filter((facility) => facility.mail !== undefined)
        .map((facility) =>
          surveyMail(services, round, facility.id, { letter: 'survey-invitation', lane: 'campaign' }),
        ),
    });
    return outcome.ok;
  });
};

const phoneUnwritable = async (services: Services, round: Round): Promise<'go-on' | 'more'> => {
  const { municipality, campaignId, facilityTypes } = round.kept.value;
  const wanted = await facilitiesOfTypes(services, round.city, facilityTypes);
  const unwritable = new Set<string>(wanted.filter(({ mail }) => mail === undefined).map(({ id }) => id));
  const silent = (await surveysOf(services.store, municipality, campaignId)).filter(
    (kept): kept is Kept<Extract<Survey, { status: 'asked' }>> =>
      kept.value.status === 'asked' && unwritable.has(kept.value.facilityId),
  );
  return handOver(services, { city: round.city, campaign: round.kept.value }, silent, 'no-address');
};
