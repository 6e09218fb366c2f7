import { PersonField, WordsField } from '../../shared/domain/escalation/outcome-form.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import type { Result } from '../../shared/runtime/result.ts';
import type { Services } from '../../shared/store/services.ts';
import type { PageApp } from '../../shared/web/app.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import {
  closedDoor,
  type LinkedPage,
  linkOf,
  mountDoors,
  pageForLink,
} from '../../shared/web/link-session.tsx';
import { issueNonce, nonceId } from '../../shared/web/nonce.ts';
import { Notice } from '../../shared/web/notices.tsx';
import type { Page, PageHandlerContext } from '../../shared/web/page-context.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import { readEscalation } from './access.ts';
import { confirmEscalation } from './acknowledge.ts';
import { ContentPage, CoverPage } from './agency-pages.tsx';
import { type AgencyVisit, visitByLink } from './agency-visit.ts';
import { askBack } from './ask-back.ts';
import { recordOutcome } from './settle.ts';
import { readSighting, refusalFaults, sightingFaults } from './sighting-form.tsx';

const ESCALATIONS: LinkedPage = { path: '/escalations', opens: 'escalation' };
const FORM = 'escalation';

type Visitor = { c: PageHandlerContext; visit: AgencyVisit; secret: string; page: Page };
type Act = (services: Services, visitor: Visitor, body: FormBody) => Promise<Response>;

/** `/escalations`: an agency sees that there is something, opens it, confirms, asks back, records the outcome. */
export const mountEscalations = (app: PageApp, services: Services): void => {
  mountDoors(app, services, ESCALATIONS);

  app.get('/escalations', async (c) => {
    const visitor = await visitorOf(c, services);
    return visitor ? cover(services, visitor) : closedDoor(c, ESCALATIONS);
  });
  // What a button brings is no address: reloaded or bookmarked, it leads back to the cover.
  app.get('/escalations/:act{view|acknowledge|outcome|ask}', (c) => c.redirect('/escalations', 303));

  app.post('/escalations/:act{view|acknowledge|outcome|ask}', async (c) => {
    const visitor = await visitorOf(c, services);
    if (!visitor) return closedDoor(c, ESCALATIONS);
    const body = await formBody(c);
    if (!nonceId(firstText(body, 'nonce'), visitor.secret, FORM)) {
      const { page } = visitor;
      return c.html(<Notice page={page} title="layout.staleFormTitle" text="layout.staleFormText" />, 403);
    }
    // The link died with the escalation: nothing is shown any more, whatever was pressed.
    if (visitor.visit.escalation.status === 'settled') return cover(services, visitor);
    return doing[c.req.param('act') as keyof typeof doing](services, visitor, body);
  });
};

const visitorOf = async (c: PageHandlerContext, services: Services): Promise<Visitor | undefined> => {
  const came = await linkOf(c, services, ESCALATIONS);
  const visit = came && (await visitByLink(services, came.link));
  if (!came || !visit) return undefined;
  return { c, visit, secret: came.secret, page: await pageForLink(c, services, came.link) };
};

const view: Act = (services, visitor) => content(services, visitor, { body: {}, faults: {} });

const acknowledge: Act = async (services, visitor, body) => {
  const name = PersonField.safeParse(firstText(body, 'name'));
  const faults = { name: visitor.page.t('escalation.faultName') };
  if (!name.success) return cover(services, visitor, { body, faults });
  const { principal } = visitor.visit;
  const about = { ...aboutOf(visitor), principal, name: name.data, how: 'button' } as const;
  return after(services, visitor, await confirmEscalation(services, about), 'escalation.doneAcknowledged');
};

const outcome: Act = async (services, visitor, body) => {
  const { t } = visitor.page;
  const read = readSighting(body);
  if (!read.success) return content(services, visitor, { body, faults: sightingFaults(read.error, t) });
  const recorded = await recordOutcome(services, { ...aboutOf(visitor), outcome: read.data });
  if (!recorded.ok) {
    return content(services, visitor, { body, faults: refusalFaults(recorded.refusal.kind, t) });
  }
  return visitor.c.redirect('/escalations', 303);
};

const ask: Act = async (services, visitor, body) => {
  const words = WordsField.safeParse(firstText(body, 'words'));
  const faults = { words: visitor.page.t('escalation.faultWords') };
  if (!words.success) return content(services, visitor, { body, faults });
  const asked = await askBack(services, { ...aboutOf(visitor), words: words.data });
  return after(services, visitor, asked, 'escalation.doneAsked');
};

const doing = { view, acknowledge, outcome, ask };

const aboutOf = ({ visit: { principal }, page: { municipality } }: Visitor) => ({
  municipality,
  principal,
  escalationId: principal.escalationId,
});

/** Shows the content as it is after an act. Refused only when somebody settled it meanwhile: then the cover says so. */
const after = async (
  services: Services,
  visitor: Visitor,
  result: Result<Escalation, { kind: string }>,
  done: MessageKey,
): Promise<Response> => {
  if (!result.ok) return visitor.c.redirect('/escalations', 303);
  const visit = { ...visitor.visit, escalation: result.value };
  return content(services, { ...visitor, visit }, { body: {}, faults: {} }, done);
};

type Typed = { body: FormBody; faults: FieldFaults };

const statusOf = (faults: FieldFaults) => (Object.keys(faults).length > 0 ? 422 : 200);

const cover = (
  services: Services,
  { c, visit, page, secret }: Visitor,
  typed: Typed = { body: {}, faults: {} },
): Response | Promise<Response> => {
  const nonce = issueNonce(services.chance, secret, FORM);
  return c.html(<CoverPage visit={visit} form={{ page, ...typed }} nonce={nonce} />, statusOf(typed.faults));
};

/** Each view of the content is written down before it is shown. */
const content = async (
  services: Services,
  visitor: Visitor,
  typed: Typed,
  done?: MessageKey,
): Promise<Response> => {
  const { c, page, secret } = visitor;
  const { principal } = visitor.visit;
  const read = await readEscalation(services, principal, principal.escalationId);
  if (!read.ok) return closedDoor(c, ESCALATIONS);
  const visit = { ...visitor.visit, escalation: read.value };
  const nonce = issueNonce(services.chance, secret, FORM);
  return c.html(
    <ContentPage visit={visit} form={{ page, ...typed }} nonce={nonce} done={done} />,
    statusOf(typed.faults),
  );
};
