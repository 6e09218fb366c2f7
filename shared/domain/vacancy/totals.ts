import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import type { Figure, VacancyFigures } from './schema.ts';

/** A sum over facilities, and how many of them gave no number for it. */
export type Total = { sum: number; notAnswered: number };

const countsOf = (figures: VacancyFigures, figure: Figure, ageClass: AgeClass): number | undefined => {
  const own = figures.classes[ageClass];
  return own.exists === true ? own[figure] : undefined;
};

/** True where a facility has the class, or may have it, and gave no number, alone or together with other classes. */
const isUnanswered = (figures: VacancyFigures, figure: Figure, ageClass: AgeClass): boolean =>
  figures.classes[ageClass].exists !== false &&
  countsOf(figures, figure, ageClass) === undefined &&
  !figures.joint.some((joint) => joint.classes.includes(ageClass) && joint[figure] !== undefined);

/** The total of a figure in one class. Joint figures belong to no single class and are left out here. */
export const totalOfClass = (all: readonly VacancyFigures[], figure: Figure, ageClass: AgeClass): Total => ({
  sum: all.reduce((sum, figures) => sum + (countsOf(figures, figure, ageClass) ?? 0), 0),
  notAnswered: all.filter((figures) => isUnanswered(figures, figure, ageClass)).length,
});

/** The total of a figure over all classes, each joint figure once. `notAnswered` counts classes, not facilities. */
export const totalOf = (all: readonly VacancyFigures[], figure: Figure): Total => {
  const perClass = AGE_CLASSES.map((ageClass) => totalOfClass(all, figure, ageClass));
  const joint = all.flatMap(({ joint }) => joint).reduce((sum, numbers) => sum + (numbers[figure] ?? 0), 0);
  return {
    sum: perClass.reduce((sum, total) => sum + total.sum, joint),
    notAnswered: perClass.reduce((sum, total) => sum + total.notAnswered, 0),
  };
};
