import { mayI } from '../../shared/domain/access/policy.ts';
import { routeFor } from '../../shared/domain/escalation/kind.ts';
import { PersonField, WordsField } from '../../shared/domain/escalation/outcome-form.ts';
import type { Escalation, Outcome } from '../../shared/domain/escalation/schema.ts';
import { EscalationId } from '../../shared/domain/ids.ts';
import { agenciesOf } from '../../shared/store/agencies.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { escalationOf, kindsOf, openEscalationsOf } from '../../shared/store/escalations.ts';
import { staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { readEscalation, resourceOf } from './access.ts';
import { confirmEscalation } from './acknowledge.ts';
import { DESK_FORM } from './desk-acts.tsx';
import { EscalationListPage } from './desk-list.tsx';
import { EscalationPage } from './desk-page.tsx';
import { mountRaising } from './desk-raising.tsx';
import { recordOutcome } from './settle.ts';
import { readSighting, refusalFaults, sightingFaults } from './sighting-form.tsx';

/** `/desk/escalations`: raising a concern, watching it, and recording what came by phone. */
export const mountEscalationDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/escalations', async (c) => {
    const { municipality, wards, role } = c.get('principal');
    if (role === 'administrator') return notYours(c);
    const perWard = await Promise.all(
      wards.map((ward) => openEscalationsOf(services.store, municipality, ward)),
    );
    const open = perWard.flat().sort(alarmsFirst);
    const kinds = await kindsOf(services.store, municipality);
    return c.html(<EscalationListPage c={c} open={open} kinds={kinds} raised={c.req.query('raised')} />);
  });

  mountRaising(app, services);

  app.get('/desk/escalations/:id', async (c) => {
    const current = await mine(c, services);
    return current ? show(c, services, current, { body: {}, faults: {} }) : notYours(c);
  });
  // What a button brings is no address: reloaded or bookmarked, it leads back to the page.
  app.get('/desk/escalations/:id/:act{view|confirm|outcome|close}', (c) =>
    c.redirect(`/desk/escalations/${c.req.param('id')}`, 303),
  );

  app.post('/desk/escalations/:id/:act{view|confirm|outcome|close}', async (c) => {
    const current = await mine(c, services);
    if (!current) return notYours(c);
    const body = await formBody(c);
    const { t } = c.get('page');
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), DESK_FORM)) {
      return show(c, services, current, { body, faults: { form: t('layout.staleFormText') } });
    }
    return doing[c.req.param('act') as keyof typeof doing](c, services, current, body);
  });
};

const alarmsFirst = (left: Escalation, right: Escalation): number =>
  Number(right.alarm) - Number(left.alarm) || (left.raisedAt < right.raisedAt ? -1 : 1);

/** The escalation of the address, if it is of this person's wards. What is not there and what is not theirs look the same. */
const mine = async (c: DeskContext, services: Services): Promise<Escalation | undefined> => {
  const id = EscalationId.safeParse(c.req.param('id'));
  const principal = c.get('principal');
  const kept = id.success ? await escalationOf(services.store, principal.municipality, id.data) : undefined;
  return kept && mayI(principal, 'read', resourceOf(kept.value)).ok ? kept.value : undefined;
};

type Act = (c: DeskContext, services: Services, current: Escalation, body: FormBody) => Promise<Response>;

const view: Act = async (c, services, { escalationId }) => {
  const read = await readEscalation(services, c.get('principal'), escalationId);
  return read.ok ? show(c, services, read.value, { body: {}, faults: {} }, true) : notYours(c);
};

const confirm: Act = async (c, services, current, body) => {
  const name = PersonField.safeParse(firstText(body, 'name'));
  const faults = { name: c.get('page').t('escalation.faultName') };
  if (!name.success) return show(c, services, current, { body, faults });
  await confirmEscalation(services, { ...aboutOf(c, current), name: name.data, how: 'phone' });
  return c.redirect(`/desk/escalations/${current.escalationId}`, 303);
};

const outcome: Act = async (c, services, current, body) => {
  const read = readSighting(body);
  if (read.success) return settle(c, services, current, body, read.data);
  return show(c, services, current, { body, faults: sightingFaults(read.error, c.get('page').t) });
};

const close: Act = async (c, services, current, body) => {
  const reason = WordsField.safeParse(firstText(body, 'reason'));
  if (reason.success) return settle(c, services, current, body, { kind: 'closed', reason: reason.data });
  return show(c, services, current, { body, faults: { reason: c.get('page').t('escalation.faultText') } });
};

const doing = { view, confirm, outcome, close };

const aboutOf = (c: DeskContext, { escalationId }: Escalation) => ({
  municipality: c.get('page').municipality,
  principal: c.get('principal'),
  escalationId,
});

const settle = async (
  c: DeskContext,
  services: Services,
  current: Escalation,
  body: FormBody,
  ended: Outcome,
): Promise<Response> => {
  const recorded = await recordOutcome(services, { ...aboutOf(c, current), outcome: ended });
  if (recorded.ok) return c.redirect(`/desk/escalations/${current.escalationId}`, 303);
  const faults = refusalFaults(recorded.refusal.kind, c.get('page').t);
  return show(c, services, current, { body, faults });
};

const show = async (
  c: DeskContext,
  services: Services,
  escalation: Escalation,
  typed: { body: FormBody; faults: FieldFaults },
  opened = false,
): Promise<Response> => {
  const { municipality, escalationId, ward } = escalation;
  const [kinds, agencies, colleagues, entries] = await Promise.all([
    kindsOf(services.store, municipality),
    agenciesOf(services.store, municipality),
    staffOf(services.store, municipality),
    auditOf(services.store, municipality, escalationId),
  ]);
  const kind = kinds.find((one) => one.kind === escalation.kind);
  const route = kind ? routeFor(kind, agencies, ward) : [];
  const known = { escalation, kinds, route, agencies, colleagues, entries };
  const form = { page: c.get('page'), ...typed };
  const status = Object.keys(typed.faults).length > 0 ? 422 : 200;
  return c.html(<EscalationPage c={c} view={known} form={form} opened={opened} />, status);
};
