import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { Channel, ClockTime, ConsentGiven, TravelMode, Weekday } from '../case/schema.ts';
import {
  DateField,
  fullName,
  MailAddressField,
  PersonNameField,
  PhoneField,
  PostalCodeField,
} from '../japanese/index.ts';
import { WardCode } from '../municipality/schema.ts';

const LONGEST_WORDS = 2_000;

/** An empty field is a question not answered, never an empty answer. */
const optionalText = <S extends z.ZodType<unknown, string>>(schema: S) =>
  z
    .string()
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))
    .pipe(schema.optional());

/** A time as people write it: `9:00`, `９：００`, `0900`, `9時`, `午後7時半`. */
const clockText = (text: string): string => {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').replace('時半', ':30');
  const [, half, hour, minute = '00'] = /^(午前|午後)?(\d{1,2})[:時]?(\d{2})?分?$/.exec(plain) ?? [];
  if (!hour) return plain;
  const inTheAfternoon = half === '午後' && Number(hour) < NOON;
  return `${String(Number(hour) + (inTheAfternoon ? NOON : 0)).padStart(2, '0')}:${minute}`;
};
const NOON = 12;

/** `午後7時` → `19:00`. */
export const TimeField = z.string().transform(clockText).pipe(ClockTime);

/** The first day of a month, as `YYYY-MM`. */
const MonthField = z
  .string()
  .regex(/^\d{4}-\d{2}$/, 'month')
  .transform((month) => `${month}-01`)
  .pipe(LocalDate);

/**
 * The intake form (R4(3)①): what a family tells us once. Only a name, one way to reach them, a child and the ward are
 * needed; everything else may be not yet known.
 */
export const Intake = z
  .object({
    guardianName: PersonNameField.transform(fullName),
    mail: optionalText(MailAddressField),
    phone: optionalText(PhoneField),
    childName: optionalText(z.string().max(80)),
    birthKind: z.enum(['born', 'due']),
    birthDate: DateField,
    ward: WardCode,
    postalCode: optionalText(PostalCodeField),
    wishedFrom: optionalText(MonthField),
    weekdays: z.array(Weekday).default([]),
    from: optionalText(TimeField),
    until: optionalText(TimeField),
    travel: optionalText(TravelMode as z.ZodType<z.infer<typeof TravelMode>, string>),
    words: optionalText(z.string().max(LONGEST_WORDS)),
    consent: z.literal('yes'),
  })
  .refine((intake) => Boolean(intake.mail || intake.phone), {
    path: ['mail'],
    message: 'no contact',
    // Told together with everything else that is missing, not only once the rest is right.
    when: ({ issues }) => !issues.some((issue) => issue.path?.[0] === 'mail' || issue.path?.[0] === 'phone'),
  })
  .refine(({ from, until }) => !from || !until || from < until, {
    path: ['until'],
    message: 'ends before it begins',
    when: ({ issues }) => !issues.some((issue) => issue.path?.[0] === 'from' || issue.path?.[0] === 'until'),
  });
export type Intake = z.output<typeof Intake>;

/** How an intake came in: by the family itself on the web, or typed in for it by staff. */
export const IntakeDoor = z.object({ channel: Channel, consentGiven: ConsentGiven, locale: z.string() });
export type IntakeDoor = z.infer<typeof IntakeDoor>;
