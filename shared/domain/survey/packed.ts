import type { ClassFigures, VacancyFigures } from '../vacancy/schema.ts';
import { FIGURES, type Figure } from '../vacancy/schema.ts';
import type { PackedClass, PackedFigures } from './schema.ts';

type Numbers = Partial<Record<Figure, number | undefined>>;
type FourNumbers = Exclude<PackedClass, string>;

const packNumbers = (numbers: Numbers): FourNumbers => [
  numbers.capacity ?? null,
  numbers.enrolled ?? null,
  numbers.vacancy ?? null,
  numbers.waiting ?? null,
];

const unpackNumbers = (packed: FourNumbers): Numbers =>
  Object.fromEntries(
    FIGURES.flatMap((figure, index) => {
      const count = packed[index];
      return count === null || count === undefined ? [] : [[figure, count]];
    }),
  );

const packClass = (own: ClassFigures): PackedClass => {
  if (own.exists === true) return packNumbers(own);
  return own.exists === false ? 'no class' : 'not said';
};

const unpackClass = (packed: PackedClass): ClassFigures => {
  if (packed === 'no class') return { exists: false };
  return packed === 'not said' ? { exists: 'unknown' } : { exists: true, ...unpackNumbers(packed) };
};

type Content = Pick<VacancyFigures, 'classes' | 'joint'>;

/** Figures as a survey row keeps them. */
export const packFigures = ({ classes, joint }: Content): PackedFigures => ({
  classes: classes.map(packClass) as PackedFigures['classes'],
  joint: joint.map(({ classes: of, ...numbers }) => ({ of, is: packNumbers(numbers) })),
});

/** The way back. */
export const unpackFigures = ({ classes, joint }: PackedFigures): Content => ({
  classes: classes.map(unpackClass) as VacancyFigures['classes'],
  joint: joint.map(({ of, is }) => ({ classes: of, ...unpackNumbers(is) })),
});
