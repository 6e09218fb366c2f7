import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import { type DateLike, plainDate } from '../calendar/local-date.ts';
import { placesIn } from './places.ts';
import type { VacancyFigures } from './schema.ts';

/**
 * The classes whose places are free from a month on and were not before: those announced with that `from` month, and in April
 * those of the new fiscal year's classes. Nobody publishes anything when such a month comes, so whoever waits for a place as soon as
 * there is one would hear of it from nobody. `on`: any day of the month.
 */
export const placesBeginning = (figures: VacancyFigures, on: DateLike): readonly AgeClass[] => {
  const month = plainDate(on).with({ day: 1 });
  const countOn = (ageClass: AgeClass, day: DateLike): number => {
    const places = placesIn(figures, ageClass, day);
    return places.kind === 'places' ? places.count : 0;
  };
  return AGE_CLASSES.filter(
    (ageClass) => countOn(ageClass, month) > countOn(ageClass, month.subtract({ days: 1 })),
  );
};
