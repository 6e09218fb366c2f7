import { Intake } from '../../shared/domain/intake/schema.ts';
import { type FieldFaults, type FormBody, faultsOf, firstText } from '../../shared/web/form-body.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

/** The fields of the form as a browser sends them; a date is three of them. */
export const INTAKE_FIELDS = [
  'guardianName',
  'mail',
  'phone',
  'childName',
  'birthKind',
  'birthYear',
  'birthMonth',
  'birthDay',
  'ward',
  'postalCode',
  'wishedFromYear',
  'wishedFromMonth',
  'weekdays',
  'from',
  'until',
  'travel',
  'words',
  'consent',
] as const;

/** What was typed, in the shape that `Intake` reads. */
export const readIntake = (body: FormBody) => {
  const text = (name: string) => firstText(body, name);
  return Intake.safeParse({
    guardianName: text('guardianName'),
    mail: text('mail'),
    phone: text('phone'),
    childName: text('childName'),
    birthKind: text('birthKind') || undefined,
    birthDate: `${text('birthYear')}.${text('birthMonth')}.${text('birthDay')}`,
    ward: text('ward'),
    postalCode: text('postalCode'),
    wishedFrom: monthText(text('wishedFromYear'), text('wishedFromMonth')),
    weekdays: body.weekdays ?? [],
    from: text('from'),
    until: text('until'),
    travel: text('travel'),
    words: text('words'),
    consent: text('consent'),
  });
};

const monthText = (year: string, month: string): string => {
  const [y, m] = [year, month].map((part) => part.normalize('NFKC').trim());
  return y || m ? `${y}-${(m ?? '').padStart(2, '0')}` : '';
};

/** The element that a fault points at; a date's three fields stand under one name. */
const FIELD_OF: Record<string, string> = { birthDate: 'birth' };

const WORDS_FOR_KIND: Record<string, MessageKey> = {
  'no contact': 'intake.faultNoContact',
  'ends before it begins': 'intake.faultTimeOrder',
  BirthInTheFuture: 'intake.faultBirthInTheFuture',
  DueDateTooFar: 'intake.faultDueDateTooFar',
};

const WORDS_FOR_FIELD: Record<string, MessageKey> = {
  guardianName: 'intake.faultEmptyName',
  mail: 'intake.faultMail',
  phone: 'intake.faultPhone',
  birthKind: 'intake.faultBirthKind',
  birth: 'intake.faultDate',
  ward: 'intake.faultWard',
  postalCode: 'intake.faultPostalCode',
  from: 'intake.faultTime',
  until: 'intake.faultTime',
  wishedFrom: 'intake.faultDate',
  words: 'intake.faultWords',
  consent: 'intake.faultConsent',
};

/** Each field's fault in words: what is wrong, and an example. */
export const faultsInWords = (error: Parameters<typeof faultsOf>[0], t: Translate): FieldFaults =>
  Object.fromEntries(
    Object.entries(faultsOf(error)).map(([path, kind]) => {
      const field = FIELD_OF[path] ?? path;
      return [field, t(WORDS_FOR_KIND[kind] ?? WORDS_FOR_FIELD[field] ?? 'intake.faultOther')];
    }),
  );

/** A rule's refusal, at the field that it is about. */
export const refusalInWords = (kind: string, t: Translate): FieldFaults => {
  if (kind === 'UnknownWard') return { ward: t('intake.faultWard') };
  const words = WORDS_FOR_KIND[kind];
  return words ? { birth: t(words) } : { guardianName: t('intake.faultOther') };
};
