import { CARE_DAYS, type Offers, ownTaking, type Taking, type Welcome } from '../domain/vacancy/offers.ts';
import type { Locale, MessageKey, Translate } from './translate.ts';

const TAKING: Record<Taking, MessageKey> = {
  open: 'vacancy.temporaryCareOpen',
  full: 'vacancy.temporaryCareFull',
  none: 'vacancy.temporaryCareNone',
};
const WELCOME: Record<Welcome, MessageKey> = {
  yes: 'vacancy.welcomeYes',
  ask: 'vacancy.welcomeAsk',
  no: 'vacancy.welcomeNo',
};

export const sayTaking = (t: Translate, taking: Taking): string => t(TAKING[taking]);
export const sayWelcome = (t: Translate, welcome: Welcome): string => t(WELCOME[welcome]);

/** 2023-01-02 was a Monday. */
const A_SUNDAY = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;

const weekdays = new Map<Locale, Intl.DateTimeFormat>();

/** 月, Mon. */
export const sayWeekday = (locale: Locale, day: number): string => {
  const inWords =
    weekdays.get(locale) ?? new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  weekdays.set(locale, inWords);
  return inWords.format(A_SUNDAY + day * DAY_MS);
};

/** 一時預かり in words, the days that differ behind it. */
export const sayTemporaryCare = (
  t: Translate,
  locale: Locale,
  { temporaryCare, careDays }: Offers,
): string | undefined => {
  const days = CARE_DAYS.flatMap((day) => {
    const own = ownTaking(careDays, day);
    return own ? [`${sayWeekday(locale, day)}: ${sayTaking(t, own)}`] : [];
  });
  const said = [...(temporaryCare ? [sayTaking(t, temporaryCare)] : []), ...days];
  return said.length > 0 ? said.join(t('vacancy.between')) : undefined;
};

/** Everything that was said beside places, as label and words. */
export const sayOffers = (t: Translate, locale: Locale, offers: Offers): [label: string, words: string][] => {
  const { extendedHours, medicalCare, disability, shortOfStaff } = offers;
  const care = sayTemporaryCare(t, locale, offers);
  return [
    ...(care ? [[t('vacancy.temporaryCare'), care] as [string, string]] : []),
    ...(extendedHours ? [[t('vacancy.extendedHours'), sayTaking(t, extendedHours)] as [string, string]] : []),
    ...(medicalCare ? [[t('vacancy.medicalCare'), sayWelcome(t, medicalCare)] as [string, string]] : []),
    ...(disability ? [[t('vacancy.disability'), sayWelcome(t, disability)] as [string, string]] : []),
    ...(shortOfStaff ? [[t('vacancy.shortOfStaff'), sayShortage(t, shortOfStaff)] as [string, string]] : []),
  ];
};

const sayShortage = (t: Translate, classes: readonly number[]): string =>
  classes.length === 0
    ? t('vacancy.shortOfStaffNone')
    : classes.map((age) => t('vacancy.class', { age })).join(t('vacancy.between'));
