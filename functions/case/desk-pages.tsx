import { Temporal } from 'temporal-polyfill';
import { mayI } from '../../shared/domain/access/policy.ts';
import { readReference } from '../../shared/domain/case/reference.ts';
import { CaseId } from '../../shared/domain/ids.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { caseResource, type OpenedCase } from '../../shared/store/case-openings.ts';
import { caseByReference, openCasesOf } from '../../shared/store/cases.ts';
import { staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { behindCaseDoor, mountCaseDoor, notYours } from '../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../shared/web/desk.tsx';
import { type FieldFaults, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import type { TimelineSource } from '../../shared/web/timeline.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import { auditTimeline } from './audit-timeline.ts';
import { CaseListPage } from './case-list.tsx';
import { CASE_FORM, CasePage } from './case-page.tsx';
import { mountCaseClosing } from './close-page.tsx';
import { takeCaseAtDesk } from './take.ts';

/** `/desk/cases`, `/desk/cases/<id>` and what a consultant does with a case as a whole. */
export const mountCaseDesk = (app: DeskApp, services: Services, sources: readonly TimelineSource[]): void => {
  mountCaseDoor(app, services);
  mountCaseClosing(app, services);

  app.get('/desk/cases', async (c) => {
    const typed = c.req.query('reference') ?? '';
    return typed.trim() ? search(c, services, typed) : list(c, services);
  });

  app.get(
    '/desk/cases/:caseId',
    behindCaseDoor(services, (c, opened) => showCase(c, services, sources, opened)),
  );

  app.post('/desk/cases/:caseId/take', async (c) => {
    const body = await formBody(c);
    const caseId = CaseId.safeParse(c.req.param('caseId'));
    if (!caseId.success) return notYours(c);
    const outcome = nonceId(firstText(body, 'nonce'), c.get('secret'), CASE_FORM)
      ? await takeCaseAtDesk(services, c.get('principal'), caseId.data)
      : { ok: false as const, refusal: { kind: 'StaleForm' } };
    if (outcome.ok) return c.redirect(`/desk/cases/${caseId.data}`, 303);
    const words = FAULTS[outcome.refusal.kind];
    if (!words) return notYours(c);
    return behindCaseDoor(services, (_, opened) =>
      showCase(c, services, sources, opened, { case: c.get('page').t(words) }),
    )(c);
  });
};

const FAULTS: Record<string, MessageKey> = {
  CaseIsClosed: 'case.faultClosed',
  CaseTakenByAnother: 'case.faultTaken',
  CaseMoved: 'case.faultMoved',
  TaskMoved: 'case.faultMoved',
  StaleForm: 'layout.staleFormText',
};

const list = async (c: DeskContext, services: Services, search?: { typed: string; faults: FieldFaults }) => {
  const { municipality, wards, role } = c.get('principal');
  if (role === 'administrator') return notYours(c);
  const [perWard, colleagues] = await Promise.all([
    Promise.all(wards.map((ward) => openCasesOf(services.store, municipality, ward))),
    staffOf(services.store, municipality),
  ]);
  const open = perWard.flat().sort((left, right) => (left.openedAt < right.openedAt ? -1 : 1));
  const form = { body: { reference: [search?.typed ?? ''] }, faults: search?.faults ?? {} };
  const page = <CaseListPage c={c} open={open} colleagues={colleagues} search={form} />;
  return c.html(page, search ? 404 : 200);
};

/** By reference; one that is not there and one of another ward find nothing alike. */
const search = async (c: DeskContext, services: Services, typed: string) => {
  const by = c.get('principal');
  const reference = readReference(typed);
  const kept = reference ? await caseByReference(services.store, by.municipality, reference) : undefined;
  if (kept && mayI(by, 'read', caseResource(kept.value)).ok) {
    return c.redirect(`/desk/cases/${kept.value.caseId}`, 303);
  }
  const words = reference ? 'case.faultNotFound' : 'case.faultReference';
  return list(c, services, { typed, faults: { reference: c.get('page').t(words) } });
};

const showCase = async (
  c: DeskContext,
  services: Services,
  sources: readonly TimelineSource[],
  opened: OpenedCase,
  faults?: FieldFaults,
) => {
  const current = opened.kept.value;
  const [colleagues, ...told] = await Promise.all([
    staffOf(services.store, current.municipality),
    ...[auditTimeline, ...sources].map((source) => source(c, services, current)),
  ]);
  // What happened at one instant stays in its order.
  const timeline = told
    .flat()
    .reverse()
    .sort((left, right) => Temporal.Instant.compare(right.at, left.at));
  const page = (
    <CasePage
      c={c}
      opened={opened}
      colleagues={colleagues}
      timeline={timeline}
      today={tokyoDate(services.clock.now())}
      {...(faults ? { faults } : {})}
    />
  );
  return c.html(page, faults ? 422 : 200);
};
