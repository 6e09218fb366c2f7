import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { stockQuestionSet } from '../../../shared/domain/survey/stock-questions.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { agencies } from '../../../shared/store/agencies.ts';
import { campaignPlans } from '../../../shared/store/campaigns.ts';
import { escalationKinds } from '../../../shared/store/escalations.ts';
import { facilities, vacancies } from '../../../shared/store/facilities.ts';
import { questionSets } from '../../../shared/store/question-sets.ts';
import { allMunicipalities, municipalities, staffRecords } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { surveyContacts } from '../../../shared/store/survey-contacts.ts';
import { replacing, type Write } from '../../../shared/store/writes.ts';
import { demoAgencies, demoKinds } from './agencies.ts';
import { demoCity } from './city.ts';
import { demoFacilities } from './facilities.ts';
import { demoFamiliesArrive } from './families.ts';
import { demoFigures } from './figures.ts';
import { demoStaff } from './people.ts';
import { demoPlan } from './plan.ts';

/** A transaction takes a hundred writes. */
const WRITES_AT_ONCE = 100;

/** Fills an empty store with the demo city. A store that serves anybody already is left as it is. */
export const seedDemo = async (services: Services): Promise<boolean> => {
  if ((await allMunicipalities(services.store)).length > 0) return false;
  const places = demoFacilities();
  await foundDemoCity(services, places);
  await writeAll(services, [
    replacing(questionSets, stockQuestionSet(demoCity.municipality)),
    replacing(campaignPlans, demoPlan(services.clock.now().toString())),
    ...places
      .filter(({ type }) => type === 'licensed-nursery')
      .slice(0, 1)
      .map(wantsFax),
  ]);
  await demoFamiliesArrive(services);
  return true;
};

/** The demo city before any family has come: staff, agencies, these facilities and their first figures. */
export const foundDemoCity = async (services: Services, places: readonly Facility[]): Promise<void> => {
  await writeAll(services, [
    ...demoStaff().map((one) => replacing(staffRecords, one)),
    ...demoAgencies().map((one) => replacing(agencies, one)),
    ...demoKinds().map((one) => replacing(escalationKinds, one)),
    ...places.map((one) => replacing(facilities, one)),
    ...demoFigures(places, tokyoDate(services.clock.now()).toString()).map((one) =>
      replacing(vacancies, one),
    ),
  ]);
  // The city itself comes last but for its families: a seeding that was cut short begins again.
  await writeAll(services, [replacing(municipalities, demoCity)]);
};

/** One nursery of the demo is asked by FAX, so that its ward finds a sheet to print. */
const wantsFax = ({ municipality, id: facilityId }: Facility): Write =>
  replacing(surveyContacts, { municipality, facilityId, channel: 'fax', contacts: [] });

const writeAll = async (services: Services, writes: readonly Write[]): Promise<void> => {
  for (let start = 0; start < writes.length; start += WRITES_AT_ONCE) {
    await services.store.commit(writes.slice(start, start + WRITES_AT_ONCE));
  }
};
