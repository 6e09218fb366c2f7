import { wardOf } from '../../../shared/domain/facility/facility-ward.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { inMailings } from '../../../shared/domain/outbox/mailing.ts';
import { askFacility } from '../../../shared/domain/survey/rules.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import { surveys, surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { creating } from '../../../shared/store/writes.ts';
import { AskTheFacilities, type WhereNext } from '../../../workflows/vacancy-collection/io.ts';
import { step } from '../../steps/steps.ts';
import { type AskingRoutes, askingRoutes } from '../contacts/asking-routes.ts';
import { writeToCorporations } from '../corporation/ask-corporations.ts';
import { askForSheets } from '../fax-sheets/sheet-tasks.ts';
import { handOver } from '../phone/phone-tasks.ts';
import { addressPrint } from '../rounds/address-print.ts';
import { type Round, recipientsOf, roundOf, SURVEY_MOVED, whileItRuns } from '../rounds/rounds.ts';
import { surveyMail } from '../survey-mail.ts';
import { inBatches } from './batches.ts';
import { habitsBefore } from './habits.ts';

/**
 * Asks every facility that has no survey row yet, each corporation once for all of its own; those that cannot be written
 * to go to the phone. One that is asked by FAX gets its sheet from the desk.
 */
export const askTheFacilities = step({
  ...AskTheFacilities,
  run: async (services, { municipality, campaignId }): Promise<WhereNext> => {
    const round = await roundOf(services, municipality, campaignId);
    if (round.kept.value.status !== 'open') return { next: 'stopped' };
    const wanted = await recipientsOf(services, round);
    const routes = await askingRoutes(services, round.kept.value.municipality);
    if ((await inviteMissing(services, round, wanted, routes)) === 'more') return { next: 'more' };
    await writeToCorporations(services, round, routes.corporationsOf(wanted.map(({ id }) => id)));
    await askForSheets(services, round, { facilities: wanted, routes, printing: 'opening' });
    return { next: await phoneUnwritable(services, round, wanted, routes) };
  },
});

const inviteMissing = async (
  services: Services,
  round: Round,
  wanted: readonly Facility[],
  routes: AskingRoutes,
): Promise<'go-on' | 'more'> => {
  const { municipality, campaignId } = round.kept.value;
  const asked = await surveysOf(services.store, municipality, campaignId);
  const known = new Set<string>(asked.map(({ value }) => value.facilityId));
  const missing = wanted.filter(({ id }) => !known.has(id));
  const habits = missing.length > 0 ? await habitsBefore(services, round.kept.value) : new Map();
  return inBatches(missing, async (batch) => {
    const now = services.clock.now();
    const rows = batch.map((facility) => ({
      ...askFacility(
        round.kept.value,
        facility.id,
        wardOf(facility, round.city),
        now,
        addressPrint({ mail: routes.addressOf(facility) }),
      ),
      ...(habits.has(facility.id) ? { habit: [...habits.get(facility.id)] } : {}),
    }));
    const outcome = await carryOut(services, {
      municipality,
      writes: [whileItRuns(round), ...rows.map((row) => creating<Survey>(surveys, row, SURVEY_MOVED))],
      effects: inMailings(
        batch.flatMap((facility) => {
          const route = routes.routeOf(facility, 'invitation');
          const mail = { letter: 'survey-invitation', lane: 'campaign' } as const;
          return route.by === 'mail'
            ? [surveyMail(services, round, facility.id, { ...mail, reader: route.reader })]
            : [];
        }),
      ),
    });
    return outcome.ok;
  });
};

const phoneUnwritable = async (
  services: Services,
  round: Round,
  wanted: readonly Facility[],
  routes: AskingRoutes,
): Promise<'go-on' | 'more'> => {
  const { municipality, campaignId } = round.kept.value;
  const unwritable = new Set<string>(
    wanted.filter((one) => routes.routeOf(one, 'invitation').by === 'phone').map(({ id }) => id),
  );
  const silent = (await surveysOf(services.store, municipality, campaignId)).filter(
    (kept): kept is Kept<Extract<Survey, { status: 'asked' }>> =>
      kept.value.status === 'asked' && unwritable.has(kept.value.facilityId),
  );
  return handOver(services, { city: round.city, campaign: round.kept.value }, silent, 'no-address');
};
