import { staffBySubject } from '../../shared/domain/staff/rules.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { allMunicipalities, staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { type DeskApp, type DeskContext, principalOf, SIGN_OUT_FORM } from '../../shared/web/desk.tsx';
import { beginSession, endSession } from '../../shared/web/desk-session.ts';
import { firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { BareNotice, Notice } from '../../shared/web/notices.tsx';
import { localeOf } from '../../shared/web/page-context.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import { challengeOf, keepAttempt, newAttempt, takeAttempt } from './attempt.ts';
import type { Issuer } from './issuer.ts';

/** `/desk/sign-in`: to the issuer and back. Mounted before the pages that need somebody signed in. */
export const mountSignIn =
  (services: Services, issuer: Issuer, onAccident: (error: Error) => void) =>
  (app: DeskApp): void => {
    app.get('/desk/sign-in', async (c) => {
      const attempt = newAttempt(services.chance, c.req.query('to') ?? '');
      const address = await issuer
        .signInAddress({ ...attempt, challenge: challengeOf(attempt) })
        .catch(onAccident);
      if (!address) return refuse(c, 'desk.issuerSilentText', 502);
      keepAttempt(c, attempt);
      return c.redirect(address, 303);
    });

    app.get('/desk/sign-in/return', async (c) => {
      // The one page that writes on GET: OpenID Connect comes back so, and `state` lets it happen once.
      if (c.req.method !== 'GET') return c.body(null, 405);
      const attempt = takeAttempt(c, c.req.query('state'));
      const code = c.req.query('code');
      if (!attempt || !code) return refuse(c, 'desk.signInUnfinishedText', 400);
      const subject = await issuer.subjectOf(code, attempt).catch(onAccident);
      if (!subject) return refuse(c, 'desk.signInUnfinishedText', 400);
      const found = staffBySubject(await everybody(services), subject);
      if (!found.ok) return refuse(c, WORDS_FOR_REFUSAL[found.refusal.kind], 403);
      await beginSession(c, services, found.value, principalOf(found.value));
      return c.redirect(attempt.to, 303);
    });
  };

/** `/desk/sign-out`: a button, since it changes something. */
export const mountSignOut = (app: DeskApp, services: Services, issuer: Issuer): void => {
  app.post('/desk/sign-out', async (c) => {
    const body = await formBody(c);
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), SIGN_OUT_FORM)) {
      return c.html(
        <Notice page={c.get('page')} title="layout.staleFormTitle" text="layout.staleFormText" />,
        403,
      );
    }
    await endSession(c, services, c.get('principal'));
    const elsewhere = await issuer.signOutAddress().catch(() => undefined);
    return c.html(
      <BareNotice
        locale={localeOf(c)}
        title="desk.signedOutTitle"
        text="desk.signedOutText"
        links={[
          { href: '/desk/sign-in', label: 'desk.signIn' },
          ...(elsewhere ? [{ href: elsewhere, label: 'desk.signOutEverywhere' as const }] : []),
        ]}
      />,
    );
  });
};

const WORDS_FOR_REFUSAL = {
  StaffUnknown: 'desk.staffUnknownText',
  StaffInactive: 'desk.staffInactiveText',
} as const satisfies Record<string, MessageKey>;

const refuse = (c: DeskContext, text: MessageKey, status: 400 | 403 | 502) =>
  c.html(
    <BareNotice
      locale={localeOf(c)}
      title="desk.notSignedInTitle"
      text={text}
      links={[{ href: '/desk/sign-in', label: 'desk.signIn' }]}
    />,
    status,
  );

/** Everybody who works in this installation: the subject says who somebody is, not where they work. */
const everybody = async (services: Services): Promise<Staff[]> => {
  const cities = await allMunicipalities(services.store);
  return (await Promise.all(cities.map((city) => staffOf(services.store, city.municipality)))).flat();
};
