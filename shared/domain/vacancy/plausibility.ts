import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import { type FiscalYear, fiscalYearOf } from '../calendar/fiscal-year.ts';
import { type ClassFigures, FIGURES, type VacancyFigures, type YearMonth } from './schema.ts';

/** A figure jumps when it changes by this many and by this share of the larger: 2 → 12 does, 30 → 35 does not. */
const JUMP = { children: 6, share: 0.5 } as const;

/**
 * Something about an answer that is worth asking before it counts. A question, never a refusal: crowded classes over
 * capacity (定員の弾力化) are lawful and real.
 */
export type PlausibilityQuestion =
  | { kind: 'enrolled above capacity'; ageClass: AgeClass; enrolled: number; capacity: number }
  | {
      kind: 'more places than capacity leaves';
      ageClass: AgeClass;
      vacancy: number;
      enrolled: number;
      capacity: number;
    }
  | {
      kind: 'figure jumped';
      ageClass: AgeClass;
      figure: 'vacancy' | 'enrolled';
      before: number;
      after: number;
    }
  | { kind: 'places though children wait'; ageClass: AgeClass; vacancy: number; waiting: number }
  | { kind: 'places from next year'; ageClass: AgeClass; month: YearMonth }
  | { kind: 'class appeared' | 'class disappeared'; ageClass: AgeClass }
  /** The form says both; the figures themselves could not tell. */
  | { kind: 'no class beside numbers'; ageClass: AgeClass };

const withinOneAnswer = (
  ageClass: AgeClass,
  own: ClassFigures,
  fiscalYear: FiscalYear,
): PlausibilityQuestion[] => {
  if (own.exists !== true) return [];
  const { vacancy, waiting, from } = own;
  return [
    ...againstCapacity(ageClass, own),
    ...(vacancy && waiting
      ? [{ kind: 'places though children wait', ageClass, vacancy, waiting } as const]
      : []),
    ...(from && fiscalYearOf(`${from}-01`) !== fiscalYear
      ? [{ kind: 'places from next year', ageClass, month: from } as const]
      : []),
  ];
};

const againstCapacity = (
  ageClass: AgeClass,
  own: Extract<ClassFigures, { exists: true }>,
): PlausibilityQuestion[] => {
  if (own.capacity === undefined || own.enrolled === undefined) return [];
  const { capacity, enrolled, vacancy } = own;
  if (enrolled > capacity) return [{ kind: 'enrolled above capacity', ageClass, enrolled, capacity }];
  if (vacancy === undefined || vacancy + enrolled <= capacity) return [];
  return [{ kind: 'more places than capacity leaves', ageClass, vacancy, enrolled, capacity }];
};

const jumped = (before: number, after: number): boolean => {
  const step = Math.abs(after - before);
  return step >= JUMP.children && step >= JUMP.share * Math.max(before, after);
};

const againstLast = (ageClass: AgeClass, last: ClassFigures, next: ClassFigures): PlausibilityQuestion[] => {
  if (last.exists === false && next.exists === true) return [{ kind: 'class appeared', ageClass }];
  if (last.exists === true && next.exists === false) return [{ kind: 'class disappeared', ageClass }];
  if (last.exists !== true || next.exists !== true) return [];
  return (['vacancy', 'enrolled'] as const).flatMap((figure): PlausibilityQuestion[] => {
    const [before, after] = [last[figure], next[figure]];
    if (before === undefined || after === undefined || !jumped(before, after)) return [];
    return [{ kind: 'figure jumped', ageClass, figure, before, after }];
  });
};

const isSame = (one: ClassFigures, other: ClassFigures): boolean =>
  one.exists === true &&
  other.exists === true &&
  [...FIGURES, 'from' as const].every((what) => one[what] === other[what]);

/**
 * What to ask about an answer, class by class. The last answer is compared only within one fiscal year: over
 * 1 April every figure may jump. A class that stands as it stood last time is not asked about again: a class that is
 * lawfully over its capacity would be asked every month.
 */
export const questionsAbout = (next: VacancyFigures, last?: VacancyFigures): PlausibilityQuestion[] => {
  const comparable = last && last.fiscalYear === next.fiscalYear ? last : undefined;
  return AGE_CLASSES.flatMap((ageClass) => {
    const own = next.classes[ageClass];
    const before = comparable?.classes[ageClass];
    if (before && isSame(before, own)) return [];
    return [
      ...withinOneAnswer(ageClass, own, next.fiscalYear),
      ...(before ? againstLast(ageClass, before, own) : []),
    ];
  });
};
