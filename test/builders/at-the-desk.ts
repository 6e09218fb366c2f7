import type { Twin } from '../../infra/local/twin.ts';
import { aBrowser, type Reach } from '../infra/at-home.ts';

export type Browser = ReturnType<typeof aBrowser>;

/** The value of a page's field, or of one of its forms', as a browser would send it. */
export const fieldOf = (html: string, name: string, form = html): string => {
  const tag = form.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0] ?? '';
  return unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
};

/** The form that is sent to this address. */
export const formTo = (html: string, action: string): string => {
  const start = html.indexOf(`action="${action}"`);
  return start < 0 ? '' : html.slice(start, html.indexOf('</form>', start));
};

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/**
 * A browser in which somebody signed in through the twin's own issuer; `landed` is how the desk took them in; `meanwhile`
 * happens between the issuer and the desk.
 */
export const signInAs = async (
  twin: Pick<Twin, 'origin'> & { reach?: Reach },
  subject: string,
  wanted = '/desk',
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<{ browser: Browser; landed: Response }> => {
  const browser = aBrowser(twin.origin, twin.reach);
  const local = (address: string | null): string => (address ?? '').replace(twin.origin, '');
  const asked = await browser.get(wanted);
  const begun = wanted.startsWith('/desk/sign-in')
    ? asked
    : await browser.get(local(asked.headers.get('location')));
  const authorize = local(begun.headers.get('location'));
  const page = await (await browser.get(authorize)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, unescaped(value)],
  );
  const signedIn = await browser.post('/local/issuer/authorize', {
    ...Object.fromEntries(hidden),
    username: subject,
  });
  await meanwhile();
  return { browser, landed: await browser.get(local(signedIn.headers.get('location'))) };
};
