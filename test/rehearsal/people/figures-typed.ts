import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { Dice } from '../dice.ts';

/** The survey's form as somebody fills it in. */
export type FigureForm = Record<string, string>;

const AGES = [0, 1, 2, 3, 4, 5];

/** What a facility has this month: the classes that it takes, one number each; home care counts three in one. */
export const figuresTyped = (facility: Facility, dice: Dice): FigureForm =>
  facility.type === 'family-daycare'
    ? { ...row('J0', 5, dice), ...noClass([3, 4, 5]) }
    : Object.assign(
        {},
        ...AGES.map((age) =>
          isTaken(facility, age) ? row(String(age), capacityOf(facility), dice) : noClass([age]),
        ),
      );

const isTaken = ({ ages }: Facility, age: number): boolean => {
  const first = ages?.from?.unit === 'class' ? ages.from.ageClass : 0;
  const last = ages?.until?.unit === 'class' ? ages.until.ageClass : 5;
  return age >= first && age <= last;
};

const capacityOf = ({ capacity }: Facility): number => Math.max(3, Math.round((capacity ?? 30) / 6));

const row = (name: string, capacity: number, dice: Dice): FigureForm => {
  const vacancy = Math.max(0, dice.below(Math.min(6, capacity)) - 2);
  return {
    [`capacity${name}`]: String(capacity),
    [`enrolled${name}`]: String(capacity - vacancy),
    [`vacancy${name}`]: String(vacancy),
    [`waiting${name}`]: String(vacancy > 0 ? 0 : dice.below(9)),
  };
};

const noClass = (ages: readonly number[]): FigureForm =>
  Object.fromEntries(ages.map((age) => [`none${age}`, '1']));

/** What a facility types that has closed. */
export const noClassAnyMore: FigureForm = noClass(AGES);
