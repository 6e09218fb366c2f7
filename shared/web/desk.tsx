import { type Context, Hono } from 'hono';
import type { Child, FC } from 'hono/jsx';
import type { Principal } from '../domain/access/principal.ts';
import { localText } from '../domain/municipality/schema.ts';
import type { Staff } from '../domain/staff/schema.ts';
import { municipalityOf } from '../store/registry.ts';
import type { Services } from '../store/services.ts';
import { everyPage } from './app.tsx';
import { signedIn } from './desk-session.ts';
import { Layout, type NavigationLink } from './layout.tsx';
import { issueNonce } from './nonce.ts';
import { BareNotice } from './notices.tsx';
import { cleanPathOf, localeOf, type Page, type PageVariables, pageOf } from './page-context.ts';

/** Staff as the policy knows them. */
export type StaffPrincipal = Extract<Principal, { who: 'staff' }>;

/** What every page of the desk knows before it begins. */
export type DeskVariables = {
  Variables: PageVariables['Variables'] & {
    staff: Staff;
    principal: StaffPrincipal;
    /** Binds forms' nonces to this session: `nonceId(typed, c.get('secret'), form)`. */
    secret: string;
    /** A fresh nonce for a form of this session. */
    nonceFor: (form: string) => string;
  };
};
export type DeskApp = Hono<DeskVariables>;
export type DeskContext = Context<DeskVariables>;

export const principalOf = ({ municipality, staffId, role, wards }: Staff): StaffPrincipal => ({
  who: 'staff',
  municipality,
  staffId,
  role,
  wards,
});

/**
 * The app of the desk. Pages that `mountSignIn` adds are for everybody; all others are for staff who are signed in, in
 * the municipality that they belong to, whatever the address or a cookie says.
 */
export const deskApp = (
  services: Services,
  { onAccident, mountSignIn }: { onAccident: (error: Error) => void; mountSignIn: (app: DeskApp) => void },
): DeskApp => {
  const app: DeskApp = new Hono<DeskVariables>();
  everyPage(app, onAccident);
  mountSignIn(app);
  app.use(async (c, next) => {
    const who = await signedIn(c, services);
    const municipality = who && (await municipalityOf(services.store, who.staff.municipality));
    if (!who || !municipality) return askToSignIn(c);
    c.set('page', pageOf(localeOf(c), municipality, cleanPathOf(c)));
    c.set('staff', who.staff);
    c.set('principal', principalOf(who.staff));
    c.set('secret', who.token);
    c.set('nonceFor', (form) => issueNonce(services.chance, who.token, form));
    return next();
  });
  return app;
};

/** A page is opened after the sign-in; what was being sent is not, since the sign-in keeps no form. */
const askToSignIn = (c: DeskContext) => {
  const { pathname, search } = new URL(c.req.url);
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    return c.redirect(`/desk/sign-in?to=${encodeURIComponent(pathname + search)}`, 303);
  }
  return c.html(
    <BareNotice
      locale={localeOf(c)}
      title="desk.sessionEndedTitle"
      text="desk.signedOutUnsentText"
      links={[{ href: '/desk/sign-in', label: 'desk.signIn' }]}
    />,
    401,
  );
};

/** The form whose nonce the sign-out button carries. */
export const SIGN_OUT_FORM = 'sign-out';

/** A page of the desk: its own navigation, wide, and who is signed in. */
export const DeskLayout: FC<{ c: DeskContext; title: string; children: Child }> = ({
  c,
  title,
  children,
}) => (
  <Layout page={c.get('page')} title={title} navigation={deskNavigation(c)} beside={<WhoIsHere c={c} />} wide>
    {children}
  </Layout>
);

/** An administrator sets the installation up and sees no family: so those rooms are not offered. */
const deskNavigation = (c: DeskContext): NavigationLink[] => {
  const { t } = c.get('page');
  const families: NavigationLink[] = [
    { href: '/desk', label: t('desk.navTasks') },
    { href: '/desk/cases', label: t('desk.navCases') },
    { href: '/desk/waitlist', label: t('desk.navWaitlist') },
    { href: '/desk/escalations', label: t('desk.navEscalations') },
    { href: '/desk/intake', label: t('desk.navIntake') },
  ];
  return [
    ...(c.get('staff').role === 'administrator' ? [] : families),
    { href: '/desk/campaigns', label: t('desk.navCampaigns') },
    { href: '/desk/facilities', label: t('desk.navFacilities') },
    ...(c.get('staff').role === 'consultant'
      ? []
      : [{ href: '/desk/settings', label: t('desk.navSettings') }]),
  ];
};

const WhoIsHere: FC<{ c: DeskContext }> = ({ c }) => {
  const { t, locale }: Page = c.get('page');
  return (
    <form method="post" action="/desk/sign-out" class="who">
      <span>{t('desk.signedInAs', { name: localText(c.get('staff').name, locale) })}</span>
      <input type="hidden" name="nonce" value={c.get('nonceFor')(SIGN_OUT_FORM)} />
      <button type="submit" class="second small">
        {t('desk.signOut')}
      </button>
    </form>
  );
};
