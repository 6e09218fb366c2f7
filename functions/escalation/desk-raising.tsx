import { mayI } from '../../shared/domain/access/policy.ts';
import { Concern } from '../../shared/domain/escalation/schema.ts';
import { CaseId } from '../../shared/domain/ids.ts';
import type { WardCode } from '../../shared/domain/municipality/schema.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { kindsOf } from '../../shared/store/escalations.ts';
import type { Services } from '../../shared/store/services.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { DangerPage, RAISE_FORM, RaisePage } from './desk-raise.tsx';
import { raiseConcern } from './raise.ts';
import { raiseFaults, raiseRefusal, readRaiseForm } from './raise-form.tsx';

/** Raising a concern: first whether the child is in danger now, then what was seen and heard. */
export const mountRaising = (app: DeskApp, services: Services): void => {
  app.get('/desk/escalations/new', (c) => {
    if (c.get('principal').role === 'administrator') return notYours(c);
    return c.html(<DangerPage c={c} caseId={c.req.query('caseId') ?? ''} />);
  });

  app.get('/desk/escalations/new/form', (c) => {
    const danger = Concern.shape.immediateDanger.safeParse(c.req.query('danger'));
    const caseId = c.req.query('caseId') ?? '';
    if (!danger.success) return c.html(<DangerPage c={c} caseId={caseId} unsaid />, 422);
    const body: FormBody = { immediateDanger: [danger.data], ...(caseId ? { caseId: [caseId] } : {}) };
    return formPage(c, services, body, {});
  });

  app.post('/desk/escalations', async (c) => {
    const body = await formBody(c);
    const { t } = c.get('page');
    const read = readRaiseForm(body);
    if (!read.success) return formPage(c, services, body, raiseFaults(read.error, t));
    const onceKey = nonceId(firstText(body, 'nonce'), c.get('secret'), RAISE_FORM);
    if (!onceKey) return formPage(c, services, body, { kind: t('layout.staleFormText') });
    return raise(c, services, body, read.data, onceKey);
  });
};

const raise = async (
  c: DeskContext,
  services: Services,
  body: FormBody,
  { kind: code, ward, concern }: Extract<ReturnType<typeof readRaiseForm>, { success: true }>['data'],
  onceKey: string,
): Promise<Response> => {
  const { t, municipality } = c.get('page');
  const about = await whereOf(c, services, body, ward);
  if (!about) return notYours(c);
  const kinds = await kindsOf(services.store, municipality.municipality);
  const kind = kinds.find((one) => one.kind === code);
  if (!kind) return formPage(c, services, body, { kind: t('escalation.faultKind') });
  const raised = await raiseConcern(services, {
    municipality,
    by: c.get('principal'),
    onceKey,
    kind,
    concern,
    ...about,
  });
  if (!raised.ok) return formPage(c, services, body, raiseRefusal(raised.refusal.kind, t));
  return c.redirect(`/desk/escalations?raised=${raised.value.reference}`, 303);
};

/** Where a concern belongs: to a case of one's own wards, or without a case to one of them. */
const whereOf = async (
  c: DeskContext,
  services: Services,
  body: FormBody,
  ward: WardCode,
): Promise<{ ward: WardCode; caseId?: CaseId } | undefined> => {
  const principal = c.get('principal');
  const { municipality } = principal;
  const typed = firstText(body, 'caseId');
  const caseId = CaseId.safeParse(typed);
  const kept = caseId.success ? await caseOf(services.store, municipality, caseId.data) : undefined;
  // A case that is not there, or not here, is never left out in silence: the concern would stand without its family.
  if (typed && !kept) return undefined;
  const where = kept ? { ward: kept.value.ward, caseId: kept.value.caseId } : { ward };
  return mayI(principal, 'write', { kind: 'task', municipality, ward: where.ward }).ok ? where : undefined;
};

const formPage = async (
  c: DeskContext,
  services: Services,
  body: FormBody,
  faults: FieldFaults,
): Promise<Response> => {
  const { municipality, wards, role } = c.get('principal');
  if (role === 'administrator') return notYours(c);
  const kinds = (await kindsOf(services.store, municipality)).filter((kind) => kind.active);
  const withWard = body.ward || wards.length !== 1 ? body : { ...body, ward: [wards[0] ?? ''] };
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return c.html(<RaisePage c={c} kinds={kinds} wards={wards} body={withWard} faults={faults} />, status);
};
