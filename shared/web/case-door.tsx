import type { FC } from 'hono/jsx';
import { mayI } from '../domain/access/policy.ts';
import { CasePurpose } from '../domain/case/purpose.ts';
import type { Case } from '../domain/case/schema.ts';
import { CaseId } from '../domain/ids.ts';
import { caseResource, type OpenedCase, openCaseFor, openedCase } from '../store/case-openings.ts';
import { caseOf } from '../store/cases.ts';
import type { Kept } from '../store/records.ts';
import type { Services } from '../store/services.ts';
import { type DeskApp, type DeskContext, DeskLayout } from './desk.tsx';
import { deskPath } from './desk-path.ts';
import { RadioGroup } from './fields.tsx';
import { firstText, formBody } from './form-body.ts';
import { nonceId } from './nonce.ts';

const FORM = 'open-case';

/**
 * Shows a page about a family only when its reader has said what for. Reading is a command (the audit must have it), so
 * it is a button, and the page itself changes nothing. A case of another ward, of another municipality and one that
 * never was get one and the same page.
 */
export const behindCaseDoor =
  (services: Services, show: (c: DeskContext, opened: OpenedCase) => Response | Promise<Response>) =>
  async (c: DeskContext): Promise<Response> => {
    const caseId = CaseId.safeParse(c.req.param('caseId'));
    if (!caseId.success) return notYours(c);
    const outcome = await openedCase(services, c.get('principal'), caseId.data);
    if (outcome.ok) return show(c, outcome.value);
    if (outcome.refusal.kind === 'NotYours') return notYours(c);
    return c.html(<AskPurpose c={c} caseId={caseId.data} />);
  };

/**
 * Does something with a case of one's own wards. It does not ask again what for: what was typed for half an hour must
 * not be lost because the case was closed meanwhile. So `act` shows nothing of the family.
 */
export const onMyCase =
  (services: Services, act: (c: DeskContext, kept: Kept<Case>) => Response | Promise<Response>) =>
  async (c: DeskContext): Promise<Response> => {
    const caseId = CaseId.safeParse(c.req.param('caseId'));
    const by = c.get('principal');
    const kept = caseId.success ? await caseOf(services.store, by.municipality, caseId.data) : undefined;
    return kept && mayI(by, 'write', caseResource(kept.value)).ok ? act(c, kept) : notYours(c);
  };

/** `POST /desk/cases/<id>/open`: says what for, is audited, and goes on to the page. */
export const mountCaseDoor = (app: DeskApp, services: Services): void => {
  app.post('/desk/cases/:caseId/open', async (c) => {
    const body = await formBody(c);
    const caseId = CaseId.safeParse(c.req.param('caseId'));
    if (!caseId.success) return notYours(c);
    const purpose = CasePurpose.safeParse(firstText(body, 'purpose'));
    if (!purpose.success || !nonceId(firstText(body, 'nonce'), c.get('secret'), FORM)) {
      return c.html(<AskPurpose c={c} caseId={caseId.data} unsaid={!purpose.success} />, 422);
    }
    const outcome = await openCaseFor(services, c.get('principal'), caseId.data, purpose.data);
    if (!outcome.ok) return notYours(c);
    return c.redirect(deskPath(firstText(body, 'to') || `/desk/cases/${caseId.data}`), 303);
  });
};

/** The one page for whatever is not there, or not this person's. */
export const notYours = (c: DeskContext) => {
  const { t } = c.get('page');
  return c.html(
    <DeskLayout c={c} title={t('desk.notYoursTitle')}>
      <p>{t('desk.notYoursText')}</p>
    </DeskLayout>,
    404,
  );
};

type OpenButtonProps = {
  c: DeskContext;
  caseId: CaseId;
  purpose: CasePurpose;
  /** The page of the desk to go on to; the case's own unless given. */
  to?: string;
  label: string;
};

/** Opens a case where it is clear what for: from a task. */
export const OpenCaseButton: FC<OpenButtonProps> = ({ c, caseId, purpose, to, label }) => (
  <form method="post" action={`/desk/cases/${caseId}/open`}>
    <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
    <input type="hidden" name="purpose" value={purpose} />
    {to ? <input type="hidden" name="to" value={to} /> : null}
    <button type="submit">{label}</button>
  </form>
);

const AskPurpose: FC<{ c: DeskContext; caseId: CaseId; unsaid?: boolean }> = ({ c, caseId, unsaid }) => {
  const page = c.get('page');
  const { t } = page;
  const { pathname, search } = new URL(c.req.url);
  const to = c.req.method === 'POST' ? '' : pathname + search;
  const faults: Record<string, string> = unsaid ? { purpose: t('desk.purposeUnsaid') } : {};
  return (
    <DeskLayout c={c} title={t('desk.purposeTitle')}>
      <p>{t('desk.purposeText')}</p>
      <form method="post" action={`/desk/cases/${caseId}/open`}>
        <RadioGroup
          form={{ page, body: {}, faults }}
          name="purpose"
          label={t('desk.purpose')}
          required
          choices={CasePurpose.options.map((one) => ({ value: one, label: t(`desk.purpose-${one}`) }))}
        />
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
        <input type="hidden" name="to" value={to} />
        <div class="actions">
          <button type="submit">{t('desk.purposeOpen')}</button>
        </div>
      </form>
    </DeskLayout>
  );
};
