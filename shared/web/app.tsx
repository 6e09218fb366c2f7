import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import type { Services } from '../store/services.ts';
import { STYLE_PATH } from './assets.ts';
import { ChooseMunicipality, Notice } from './notices.tsx';
import {
  cleanPathOf,
  localeOf,
  municipalityOfRequest,
  type Page,
  type PageVariables,
  pageOf,
} from './page-context.ts';
import { styleSheet } from './style.ts';

export type PageApp = Hono<PageVariables>;

const YEAR_SECONDS = 365 * 86_400;

/**
 * The app of one audience: every page knows its municipality and language, loads nothing from elsewhere, is never kept
 * by a cache, and an accident is told in the person's words, without a stack.
 */
export const pageApp = (services: Services, onAccident: (error: Error) => void): PageApp => {
  const app: PageApp = new Hono<PageVariables>();
  everyPage(app, onAccident);
  app.use(async (c, next) => {
    const { chosen, all } = await municipalityOfRequest(c, services);
    const locale = localeOf(c);
    if (!chosen)
      return c.html(<ChooseMunicipality all={all} locale={locale} />, all.length === 0 ? 503 : 200);
    c.set('page', pageOf(locale, chosen, cleanPathOf(c)));
    return next();
  });
  return app;
};

/** What holds for the pages of every audience, however it learns its municipality. */
export const everyPage = <V extends PageVariables>(
  app: Hono<V>,
  onAccident: (error: Error) => void,
): void => {
  app.use(compress());
  app.use(securityHeaders);
  app.get(STYLE_PATH, (c) => {
    c.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`);
    return c.body(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    return next();
  });
  app.notFound((c) => {
    const page: Page | undefined = c.get('page');
    if (!page) return c.text('Not found', 404);
    return c.html(<Notice page={page} title="layout.notFoundTitle" text="layout.notFoundText" />, 404);
  });
  app.onError((error, c) => {
    onAccident(error);
    const page: Page | undefined = c.get('page');
    if (!page) return c.text('Service unavailable', 500);
    return c.html(<Notice page={page} title="layout.brokenTitle" text="layout.brokenText" />, 500);
  });
};

const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
});
