import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import type { Municipality } from '../domain/municipality/schema.ts';
import { allMunicipalities } from '../store/registry.ts';
import type { Services } from '../store/services.ts';
import { isLocale, type Locale, speak, type Translate } from '../words/translate.ts';
import { problem } from './problem.ts';

export type ApiVariables = { Variables: { municipality: Municipality; locale: Locale; t: Translate } };
export type ApiApp = Hono<ApiVariables>;
export type ApiContext = Context<ApiVariables>;

/**
 * The app of machines: JSON in and out, refusals as problems in the caller's language, no cookies. The municipality
 * follows from the host, from `?municipality=`, or is the only one.
 */
export const apiApp = (services: Services, onAccident: (error: Error) => void): ApiApp => {
  const app: ApiApp = new Hono<ApiVariables>();
  app.use(compress());
  app.use(secureHeaders());
  app.use(async (c, next) => {
    const locale = localeOfCall(c);
    c.set('locale', locale);
    c.set('t', speak(locale));
    c.header('cache-control', 'no-store');
    c.header('vary', 'accept-language');
    return next();
  });
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.use('/api/v1/*', async (c, next) => {
    const all = await allMunicipalities(services.store);
    const host = c.req.header('host') ?? '';
    const code = c.req.query('municipality');
    const municipality =
      all.find((one) => one.municipality === code) ??
      (code
        ? undefined
        : (all.find((one) => one.hosts.includes(host)) ?? (all.length === 1 ? all[0] : undefined)));
    if (municipality) c.set('municipality', municipality);
    return next();
  });
  app.notFound((c) => problem(c, 404, { kind: 'NotFound', title: c.get('t')('api.notFound') }));
  app.onError((error, c) => {
    onAccident(error);
    return problem(c, 500, { kind: 'Broken', title: speak(localeOfCall(c))('api.broken') });
  });
  return app;
};

/** Refuses a call that names no municipality where there are several. */
export const needMunicipality = async (c: ApiContext, next: () => Promise<void>) => {
  if (c.get('municipality')) return next();
  return problem(c, 400, { kind: 'MunicipalityUnknown', title: c.get('t')('api.municipalityUnknown') });
};

const localeOfCall = (c: Context): Locale => {
  const asked = c.req.query('lang');
  if (isLocale(asked)) return asked;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ja';
};
