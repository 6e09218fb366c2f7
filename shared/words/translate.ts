import { MessageFormat } from 'messageformat';
import { catalogue } from './catalogue.ts';

export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Japanese = (typeof catalogue)['ja'];

/** `feature.key`, as in `shared/words/ja/<feature>.json`. A key that no file has is a compile error. */
export type MessageKey = {
  [F in keyof Japanese & string]: `${F}.${keyof Japanese[F] & string}`;
}[keyof Japanese & string];

export type MessageValues = Record<string, string | number>;

/** The words for a key in one language. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

export const isLocale = (text: string | undefined): text is Locale =>
  LOCALES.some((locale) => locale === text);

const formatted = new Map<string, MessageFormat>();

/** Speaks one language. Messages are MessageFormat 2; those without a placeholder are taken as they stand. */
export const speak =
  (locale: Locale): Translate =>
  (key, values) => {
    const source = sourceOf(locale, key);
    if (!source.includes('{')) return source;
    const id = `${locale}|${key}`;
    const message = formatted.get(id) ?? new MessageFormat(locale, source, { bidiIsolation: 'none' });
    formatted.set(id, message);
    return message.format(values);
  };

const sourceOf = (locale: Locale, key: MessageKey): string => {
  const dot = key.indexOf('.');
  const words = catalogue[locale] as Record<string, Record<string, string>>;
  const source = words[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (source === undefined) throw new Error(`No words for ${key} in ${locale}`);
  return source;
};
