import { AGE_CLASSES } from '../../../shared/domain/calendar/age-class.ts';
import { fiscalYearOf } from '../../../shared/domain/calendar/fiscal-year.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { type Seeded, seededBy } from './seeded.ts';

/** Invented figures, as a survey a few days ago might have brought them: most have answered, some by phone, some not. */
export const demoFigures = (facilities: readonly Facility[], today: string): PublishedFigures[] =>
  facilities.flatMap((facility) => {
    const chance = seededBy(`figures of ${facility.id}`);
    // One in six has not answered: its places are unknown.
    return chance.below(6) === 0 ? [] : [figures(facility, chance, today)];
  });

const figures = (facility: Facility, chance: Seeded, today: string): PublishedFigures => {
  const byPhone = chance.below(8) === 0;
  const asOf = dayBefore(today, 3 + chance.below(12));
  return PublishedFigures.parse({
    municipality: facility.municipality,
    facility: facility.id,
    fiscalYear: fiscalYearOf(today),
    asOf: fiscalYearOf(asOf) === fiscalYearOf(today) ? asOf : today,
    ...(facility.type === 'family-daycare'
      ? {
          classes: AGE_CLASSES.map((age) => ({ exists: age <= 2 ? 'unknown' : false })),
          joint: [together(chance)],
        }
      : { classes: AGE_CLASSES.map((age) => classOf(facility, age, chance)), joint: [] }),
    ...(facility.temporaryCare
      ? { temporaryCare: chance.pick(['open', 'full']) }
      : { temporaryCare: 'none' }),
    given: byPhone ? { door: 'phone', role: 'consultant' } : { door: 'survey', role: 'facility' },
  });
};

/** Home care counts its three classes in one. */
const together = (chance: Seeded) => {
  const enrolled = 2 + chance.below(4);
  return { classes: [0, 1, 2], capacity: 5, enrolled, vacancy: 5 - enrolled, waiting: chance.below(2) };
};

const classOf = (facility: Facility, age: number, chance: Seeded) => {
  const { from, until } = facility.ages ?? {};
  const last = until?.unit === 'class' ? until.ageClass : 5;
  const first = from?.unit === 'class' ? from.ageClass : 0;
  if (age < first || age > last) return { exists: false };
  const capacity = Math.max(3, Math.round((facility.capacity ?? 30) / (last - first + 1)));
  const vacancy = Math.max(0, chance.below(age < 3 ? 7 : 9) - (age < 3 ? 4 : 2));
  return {
    exists: true,
    capacity,
    enrolled: Math.max(0, capacity - vacancy),
    vacancy,
    waiting: vacancy > 0 ? 0 : chance.below(9),
  };
};

const dayBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
