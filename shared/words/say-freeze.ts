import type { WhenPublic } from '../domain/survey/when-public.ts';
import type { PublicationFreeze } from '../domain/vacancy/freeze.ts';
import { sayDate } from './say-date.ts';
import type { Locale, Translate } from './translate.ts';

/** From when until when publication is frozen. */
export const sayFreeze = (t: Translate, locale: Locale, { from, until }: PublicationFreeze): string =>
  until
    ? t('freeze.days', { from: sayDate(from, locale), until: sayDate(until, locale) })
    : t('freeze.openEnd', { from: sayDate(from, locale) });

/** That an answer waits for the end of a freeze, and until which day where somebody has settled it; nothing where none holds it back. */
export const sayHeldBack = (t: Translate, locale: Locale, shown: WhenPublic): string | undefined => {
  if (shown.kind !== 'frozen') return undefined;
  return shown.from ? t('freeze.receiptUntil', { from: sayDate(shown.from, locale) }) : t('freeze.receipt');
};
