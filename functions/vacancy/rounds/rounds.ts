import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { facilityTypes, isSurveyed } from '../../../shared/domain/facility/known-types.ts';
import { outOfOperation } from '../../../shared/domain/facility/operation.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { Municipality } from '../../../shared/domain/municipality/schema.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { approvedFor, campaignOf, campaigns } from '../../../shared/store/campaigns.ts';
import { directorySettingsOf, facilitiesOf } from '../../../shared/store/facilities.ts';
import type { Kept } from '../../../shared/store/records.ts';
import { municipalityOf } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { expecting, type Write } from '../../../shared/store/writes.ts';

export type Round = { city: Municipality; kept: Kept<StartedCampaign> };

/** A round that has been opened, with its municipality. @throws when there is none. */
export const roundOf = async (
  services: Services,
  municipality: string,
  campaignId: string,
): Promise<Round> => {
  const [city, kept] = await Promise.all([
    municipalityOf(services.store, municipality),
    campaignOf(services.store, municipality, campaignId),
  ]);
  if (!city || !kept || !isStarted(kept.value)) throw new Error(`No round ${campaignId} in ${municipality}`);
  return { city, kept: { value: kept.value, version: kept.version } };
};

export const ROUND_MOVED = 'RoundMoved';
export const SURVEY_MOVED = 'SurveyMoved';

/** Refuses a batch when the round was stopped or closed while it was put together. */
export const whileItRuns = ({ kept }: Round): Write => expecting(campaigns, kept, ROUND_MOVED);

/** The facilities of certain types that hold places and are asked for them; those that are closed today are not. */
export const facilitiesOfTypes = async (
  services: Services,
  municipality: Municipality,
  types: readonly string[],
): Promise<Facility[]> => {
  const [all, settings] = await Promise.all([
    facilitiesOf(services.store, municipality.municipality),
    directorySettingsOf(services.store, municipality.municipality),
  ]);
  const known = facilityTypes(settings.ownTypes);
  const today = tokyoDate(services.clock.now());
  return all
    .map((one) => one.value)
    .filter(({ type }) => type !== undefined && types.includes(type) && isSurveyed(type, known) === true)
    .filter((facility) => outOfOperation(facility, today) === undefined);
};

/** Whom a round asks: those for whom it was approved, as far as they still hold places and work. */
export const recipientsOf = async (services: Services, { city, kept }: Round): Promise<Facility[]> => {
  const [facilities, approved] = await Promise.all([
    facilitiesOfTypes(services, city, kept.value.facilityTypes),
    approvedFor(services.store, kept.value),
  ]);
  return approved ? facilities.filter(({ id }) => approved.has(id)) : facilities;
};
