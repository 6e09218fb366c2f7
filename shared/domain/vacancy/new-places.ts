import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import { fiscalYearStartsOn } from '../calendar/fiscal-year.ts';
import type { DateLike } from '../calendar/local-date.ts';
import { placesIn } from './places.ts';
import type { VacancyFigures } from './schema.ts';

/**
 * The classes in which a facility has more places than was known before: a class got places, or opened. Figures of
 * another fiscal year said nothing about these classes, so after 1 April every place is new; nobody's answer, a class that
 * did not exist and 0 are all "no place known". A place is new in the first month in which it had not been known: one that is
 * free from January concerns those who wait for January, and one that comes earlier than was said is new too.
 */
export const newPlaces = (before: VacancyFigures | undefined, next: VacancyFigures): readonly AgeClass[] => {
  const months = Array.from({ length: 12 }, (_, index) =>
    fiscalYearStartsOn(next.fiscalYear).add({ months: index }),
  );
  const known = (figures: VacancyFigures | undefined, ageClass: AgeClass, on: DateLike): number => {
    const places = placesIn(figures, ageClass, on);
    return places.kind === 'places' ? places.count : 0;
  };
  return AGE_CLASSES.filter((ageClass) =>
    months.some((month) => known(next, ageClass, month) > known(before, ageClass, month)),
  );
};
