import { z } from 'zod';
import { AgeClass } from '../calendar/age-class.ts';

/** Whether children are taken: yes, there is no room, or the facility does not offer it. */
export const Taking = z.enum(['open', 'full', 'none']);
export type Taking = z.infer<typeof Taking>;

/** Whether a child with particular needs can be taken: yes, to be talked about, no. */
export const Welcome = z.enum(['yes', 'ask', 'no']);
export type Welcome = z.infer<typeof Welcome>;

/** Days of the week on which 一時預かり is asked about: Monday 1 … Saturday 6. */
export const CARE_DAYS = [1, 2, 3, 4, 5, 6] as const;
export type CareDay = (typeof CARE_DAYS)[number];

/**
 * 一時預かり by weekday, one letter each from Monday to Saturday: `o`pen, `f`ull, `n`one, `-` as on the other days. By
 * weekday and not by date: what holds every Tuesday is still true next month, so that "nothing has changed" stays an answer.
 */
export const CareDays = z.string().regex(/^[ofn-]{6}$/);
export type CareDays = z.infer<typeof CareDays>;

/** What a facility offers beside places in classes. Absent where it said nothing, or was not asked. */
export const offers = {
  /** 一時預かり, on the days that `careDays` does not name. */
  temporaryCare: Taking.optional(),
  careDays: CareDays.optional(),
  /** 延長保育 */
  extendedHours: Taking.optional(),
  /** 医療的ケア */
  medicalCare: Welcome.optional(),
  /** 障害児 */
  disability: Welcome.optional(),
  /** Classes in which a lack of staff limits the intake (職員不足による受入制限); empty where none does. */
  shortOfStaff: z.array(AgeClass).max(6).optional(),
};
export const Offers = z.object(offers);
export type Offers = z.infer<typeof Offers>;

const TAKING: Record<string, Taking> = { o: 'open', f: 'full', n: 'none' };

/** What was said of one weekday alone. */
export const ownTaking = (careDays: CareDays | undefined, day: CareDay): Taking | undefined =>
  TAKING[careDays?.[day - 1] ?? '-'];

/** How it is on one weekday; nothing where neither the day nor the facility as a whole was spoken of. */
export const takingOn = ({ temporaryCare, careDays }: Offers, day: CareDay): Taking | undefined =>
  ownTaking(careDays, day) ?? temporaryCare;

/** Days as they are kept; nothing when none differs from the others. */
export const packCareDays = (days: readonly (Taking | undefined)[]): CareDays | undefined => {
  const packed = CARE_DAYS.map((day) => days[day - 1]?.[0] ?? '-').join('');
  return packed === '------' ? undefined : packed;
};

/** What figures say of offers, and nothing else of them. */
export const offersIn = (said: Offers): Offers => {
  const { temporaryCare, careDays, extendedHours, medicalCare, disability, shortOfStaff } = said;
  const all = { temporaryCare, careDays, extendedHours, medicalCare, disability, shortOfStaff };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};
