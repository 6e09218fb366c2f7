import type { PublicationFreeze } from '../domain/vacancy/freeze.ts';
import { sayDate } from './say-date.ts';
import type { Locale, Translate } from './translate.ts';

/** From when until when publication is frozen. */
export const sayFreeze = (t: Translate, locale: Locale, { from, until }: PublicationFreeze): string =>
  until
    ? t('freeze.days', { from: sayDate(from, locale), until: sayDate(until, locale) })
    : t('freeze.openEnd', { from: sayDate(from, locale) });
