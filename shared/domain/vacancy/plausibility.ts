import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import type { ClassFigures, VacancyFigures } from './schema.ts';

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
  | { kind: 'class appeared' | 'class disappeared'; ageClass: AgeClass };

const withinOneAnswer = (ageClass: AgeClass, own: ClassFigures): PlausibilityQuestion[] => {
  if (own.exists !== true || own.capacity === undefined || own.enrolled === undefined) return [];
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

/**
 * What to ask about an answer, class by class. The last answer is compared only within one fiscal year: over
 * 1 April every figure may jump.
 */
export const questionsAbout = (next: VacancyFigures, last?: VacancyFigures): PlausibilityQuestion[] => {
  const comparable = last && last.fiscalYear === next.fiscalYear ? last : undefined;
  return AGE_CLASSES.flatMap((ageClass) => [
    ...withinOneAnswer(ageClass, next.classes[ageClass]),
    ...(comparable ? againstLast(ageClass, comparable.classes[ageClass], next.classes[ageClass]) : []),
  ]);
};
