import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Link, LinkPurpose } from '../domain/link/schema.ts';
import { openDoor, openLink } from '../store/links.ts';
import { municipalityOf } from '../store/registry.ts';
import type { Services } from '../store/services.ts';
import type { Locale } from '../words/translate.ts';
import type { PageApp } from './app.tsx';
import { Door } from './door.tsx';
import { firstText, formBody } from './form-body.ts';
import { chosenLocale, isSecure, type PageHandlerContext, pageOf } from './page-context.ts';

/** A page that is reached by a signed link: its path, and what such a link opens. */
export type LinkedPage = {
  path: '/my' | '/survey' | '/survey/corporation' | '/escalations';
  opens: LinkPurpose['opens'];
};

const cookieName = (page: LinkedPage): string => `link-${page.opens}`;

/** What this browser keeps of the link that it came by: its token, not yet checked. */
export const keptToken = (c: Context, page: LinkedPage): string | undefined => getCookie(c, cookieName(page));

/** The link that this browser came by, checked against the store on every request. */
export const linkOf = async (
  c: Context,
  services: Services,
  page: LinkedPage,
): Promise<{ link: Link; secret: string } | undefined> => {
  const token = keptToken(c, page);
  if (!token) return undefined;
  const link = await openLink(services, token);
  return link?.purpose.opens === page.opens ? { link, secret: token } : undefined;
};

/** Remembers in the browser by which link it came. Nothing is written in the store. */
export const keepToken = (c: Context, page: LinkedPage, token: string): void => {
  setCookie(c, cookieName(page), token, {
    path: page.path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
  });
};

/** As much of a reference as an address may fill in: a printed sheet's QR brings eight characters. */
const LONGEST_REFERENCE = 20;

/**
 * The two doors of a linked page. `?link=` is exchanged for a cookie and a clean address: nothing is written, so a mail
 * scanner that fetches it changes nothing. `/open` takes reference and code. A wrong, old or foreign link, and no link at
 * all, get one and the same page.
 */
export const mountDoors = (app: PageApp, services: Services, page: LinkedPage): void => {
  app.get(page.path, async (c, next) => {
    const token = c.req.query('link');
    if (token === undefined) return next();
    keepToken(c, page, token);
    return c.redirect(page.path, 303);
  });
  app.get(`${page.path}/open`, (c) =>
    c.html(
      <Door
        page={c.get('page')}
        path={page.path}
        refused={false}
        typed={(c.req.query('reference') ?? '').slice(0, LONGEST_REFERENCE)}
      />,
    ),
  );
  app.post(`${page.path}/open`, async (c) => {
    const body = await formBody(c);
    const typed = { reference: firstText(body, 'reference'), code: firstText(body, 'code') };
    const municipality = c.get('page').municipality.municipality;
    const given = await openDoor(services, municipality, typed, page.opens);
    if (!given) {
      return c.html(
        <Door page={c.get('page')} path={page.path} refused={true} typed={typed.reference} />,
        422,
      );
    }
    keepToken(c, page, given.token);
    return c.redirect(page.path, 303);
  });
};

/** The one page for every link that does not open. */
export const closedDoor = (c: PageHandlerContext, page: LinkedPage) => {
  deleteCookie(c, cookieName(page), { path: page.path });
  return c.html(
    <Door page={c.get('page')} path={page.path} refused={false} typed="" invalidLink={true} />,
    404,
  );
};

/**
 * A link names its own municipality; the page then speaks for that one, whatever was chosen before. `reads`: the language that
 * its reader is written to, where that is known; it goes before the browser's, and the switch on the page before both.
 */
export const pageForLink = async (c: PageHandlerContext, services: Services, link: Link, reads?: Locale) => {
  const municipality = await municipalityOf(services.store, link.municipality);
  const page = c.get('page');
  const locale = chosenLocale(c) ?? reads ?? page.locale;
  return pageOf(locale, municipality ?? page.municipality, page.path);
};
