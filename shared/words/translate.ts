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

const messages = new Map<string, MessageFormat>();
const sayings = new Map<string, string>();
const MOST_SAYINGS = 5_000;

/** Speaks one language. Messages are MessageFormat 2; those without a placeholder are taken as they stand. */
export const speak =
  (locale: Locale): Translate =>
  (key, values) => {
    const source = sourceOf(locale, key);
    if (!source.includes('{')) return source;
    const id = `${locale}|${key}`;
    const said = ofNumbers(values) && `${id}|${JSON.stringify(values)}`;
    const before = said && sayings.get(said);
    if (before) return before;
    const message = messages.get(id) ?? new MessageFormat(locale, source, { bidiIsolation: 'none' });
    messages.set(id, message);
    const words = message.format(values);
    if (said && sayings.size < MOST_SAYINGS) sayings.set(said, words);
    return words;
  };

/** Classes, counts and ages come again on every page. A text may be somebody's name, and is not kept. */
const ofNumbers = (values: MessageValues | undefined): boolean =>
  values !== undefined && Object.values(values).every((value) => typeof value === 'number');

const sourceOf = (locale: Locale, key: MessageKey): string => {
  const dot = key.indexOf('.');
  const words = catalogue[locale] as Record<string, Record<string, string>>;
  const source = words[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (source === undefined) throw new Error(`No words for ${key} in ${locale}`);
  return source;
};
