import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import { fiscalYearStartsOn } from '../calendar/fiscal-year.ts';
import { placesIn } from './places.ts';
import type { VacancyFigures } from './schema.ts';

/**
 * The classes in which a facility has more places than was known before: a class got places, or opened. Figures of
 * another fiscal year said nothing about these classes, so after 1 April every place is new; nobody's answer, a class that
 * did not exist and 0 are all "no place known".
 */
export const newPlaces = (before: VacancyFigures | undefined, next: VacancyFigures): readonly AgeClass[] => {
  const day = fiscalYearStartsOn(next.fiscalYear);
  const known = (figures: VacancyFigures | undefined, ageClass: AgeClass): number => {
    const places = placesIn(figures, ageClass, day);
    return places.kind === 'places' ? places.count : 0;
  };
  return AGE_CLASSES.filter((ageClass) => known(next, ageClass) > known(before, ageClass));
};
