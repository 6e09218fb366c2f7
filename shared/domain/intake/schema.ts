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

/** `9:00`, `９：００`, `0900` → `09:00`. */
export const TimeField = z
  .string()
  .transform((text) =>
    text
      .normalize('NFKC')
      .replace('時', ':')
      .replace(/^(\d{1,2})(\d{2})$/, '$1:$2')
      .trim(),
  )
  .transform((text) => text.replace(/^(\d):/, '0$1:').replace(/:$/, ':00'))
  .pipe(ClockTime);

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
  });
export type Intake = z.output<typeof Intake>;

/** How an intake came in: by the family itself on the web, or typed in for it by staff. */
export const IntakeDoor = z.object({ channel: Channel, consentGiven: ConsentGiven, locale: z.string() });
export type IntakeDoor = z.infer<typeof IntakeDoor>;
