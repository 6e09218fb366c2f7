import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Municipality } from '../domain/municipality/schema.ts';
import { allMunicipalities } from '../store/registry.ts';
import type { Services } from '../store/services.ts';
import { isLocale, type Locale, speak, type Translate } from '../words/translate.ts';

/** What every page knows before it begins: the words, the municipality, and its own clean path. */
export type Page = {
  locale: Locale;
  t: Translate;
  municipality: Municipality;
  path: string;
};

export type PageVariables = { Variables: { page: Page } };
export type PageHandlerContext = Context<PageVariables>;

const YEAR_SECONDS = 365 * 86_400;

const cookieOptions = { path: '/', sameSite: 'Lax', httpOnly: true } as const;

/** True where the browser reached us over TLS; cookies then never leave it otherwise. At home there is no TLS. */
export const isSecure = (c: Context): boolean =>
  (c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol.replace(':', '')) === 'https';

/** The language that somebody switched to: the one asked for in the address, else the one chosen before. */
export const chosenLocale = (c: Context): Locale | undefined => {
  const asked = c.req.query('lang');
  if (isLocale(asked)) {
    setCookie(c, 'lang', asked, { ...cookieOptions, maxAge: YEAR_SECONDS, secure: isSecure(c) });
    return asked;
  }
  const chosen = getCookie(c, 'lang');
  return isLocale(chosen) ? chosen : undefined;
};

/** The language asked for in the address, else the one chosen before, else the browser's, else Japanese. */
export const localeOf = (c: Context): Locale => {
  const chosen = chosenLocale(c);
  if (chosen) return chosen;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ja';
};

/** A link of a mail begins with the code of its municipality: whoever follows it need not choose one. */
const namedByLink = (c: Context): string | undefined => c.req.query('link')?.split('.')[0];

/** The municipality of this request: by host, else the one in the address or chosen before, else the only one. */
export const municipalityOfRequest = async (
  c: Context,
  services: Services,
): Promise<{ chosen?: Municipality; all: Municipality[] }> => {
  const all = await allMunicipalities(services.store);
  const host = c.req.header('host') ?? '';
  const named = c.req.query('m') ?? namedByLink(c);
  const chosen =
    all.find((one) => one.hosts.includes(host)) ??
    all.find((one) => one.municipality === named) ??
    all.find((one) => one.municipality === getCookie(c, 'municipality')) ??
    (all.length === 1 ? all[0] : undefined);
  if (chosen && named === chosen.municipality) {
    setCookie(c, 'municipality', chosen.municipality, {
      ...cookieOptions,
      maxAge: YEAR_SECONDS,
      secure: isSecure(c),
    });
  }
  return { all, ...(chosen ? { chosen } : {}) };
};

/** Parts of an address that are used up once the page is there: a link in another language brings its own. */
const USED_UP = ['lang', 'm', 'link'];

/** The address of this page for a link in another language: what was asked stays, or the page could not be shown again. */
export const cleanPathOf = (c: Context): string => {
  const { pathname, searchParams } = new URL(c.req.url);
  for (const name of USED_UP) searchParams.delete(name);
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
};

export const pageOf = (locale: Locale, municipality: Municipality, path: string): Page => ({
  locale,
  t: speak(locale),
  municipality,
  path,
});
