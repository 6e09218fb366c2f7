import type { AgeClass } from '../../shared/domain/calendar/age-class.ts';
import { schoolYearsIn } from '../../shared/domain/calendar/school-year.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { wardsInReach } from '../../shared/domain/matching/wards-in-reach.ts';
import type { Municipality, MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import type { MatchAgainEffect } from '../../shared/domain/outbox/effect.ts';
import type { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import type { Deferral } from '../../shared/domain/waitlist/schema.ts';
import { facilityOf, vacancyOf } from '../../shared/store/facilities.ts';
import type { Services } from '../../shared/store/services.ts';
import { waitingChildrenOf } from '../../shared/store/waitlist.ts';

/** A facility with places that it had not, its figures as they stand now, and the classes concerned. */
export type NewPlace = { facility: Facility; figures: PublishedFigures; classes: readonly AgeClass[] };

/** The facilities that an effect names, as they are now; one that is gone or shows no figures any more is passed over. */
export const newPlacesOf = async (
  services: Services,
  municipality: MunicipalityCode,
  { places, fiscalYear }: MatchAgainEffect,
): Promise<NewPlace[]> => {
  const found = await Promise.all(
    places.map(async ({ facility: id, classes }) => {
      const [facility, figures] = await Promise.all([
        facilityOf(services.store, municipality, id),
        vacancyOf(services.store, municipality, id, fiscalYear),
      ]);
      return facility && figures ? [{ facility, figures: figures.value, classes }] : [];
    }),
  );
  return found.flat();
};

/** A child that waits, with the places that its ward can reach and its class can take. */
export type Concerned = { deferral: Deferral; places: readonly NewPlace[] };

/**
 * The children whom new places can concern: those who wait in a ward from which the facility can be reached, and were born
 * in a year that sits in one of the classes. One question per ward and year, however many facilities there are.
 */
export const concernedChildren = async (
  services: Services,
  city: Municipality,
  fiscalYear: number,
  places: readonly NewPlace[],
): Promise<Concerned[]> => {
  const asked = new Map<string, { ward: string; schoolYear: number; places: Set<NewPlace> }>();
  for (const place of places) {
    const years = new Set(place.classes.flatMap((ageClass) => schoolYearsIn(ageClass, fiscalYear)));
    for (const { ward } of wardsInReach(place.facility, city)) {
      for (const schoolYear of years) {
        const key = `${ward}#${schoolYear}`;
        const question = asked.get(key) ?? { ward, schoolYear, places: new Set() };
        question.places.add(place);
        asked.set(key, question);
      }
    }
  }
  const answers = await Promise.all(
    [...asked.values()].map(async ({ ward, schoolYear, places: reached }) =>
      (await waitingChildrenOf(services.store, city.municipality, ward, schoolYear)).map(({ value }) => ({
        deferral: value,
        places: [...reached],
      })),
    ),
  );
  return answers.flat();
};
