import type { ClassFigures, VacancyFigures, YearMonth } from '../vacancy/schema.ts';
import { FIGURES, type Figure } from '../vacancy/schema.ts';
import type { PackedClass, PackedFigures, PackedNumbers } from './schema.ts';

type Numbers = Partial<Record<Figure, number | undefined>> & { from?: YearMonth | undefined };

/** `2027-01` as the number 202701. */
export const packMonth = (month: YearMonth): number => Number(month.replace('-', ''));
const unpackMonth = (packed: number): YearMonth =>
  `${Math.floor(packed / 100)}-${String(packed % 100).padStart(2, '0')}`;

const packNumbers = ({ capacity, enrolled, vacancy, waiting, from }: Numbers): PackedNumbers => {
  const four = [capacity ?? null, enrolled ?? null, vacancy ?? null, waiting ?? null] as const;
  return from === undefined ? [...four] : [...four, packMonth(from)];
};

const unpackNumbers = (packed: PackedNumbers): Numbers => ({
  ...Object.fromEntries(
    FIGURES.flatMap((figure, index) => {
      const count = packed[index];
      return count === null || count === undefined ? [] : [[figure, count]];
    }),
  ),
  ...(packed[4] === undefined ? {} : { from: unpackMonth(packed[4]) }),
});

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
