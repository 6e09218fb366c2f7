import type { FC } from 'hono/jsx';
import { type Case, CaseOutcome } from '../../shared/domain/case/schema.ts';
import { endingOfCase } from '../../shared/store/case-ending.ts';
import { carryOut } from '../../shared/store/command.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { onMyCase } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { CheckboxGroup, ErrorSummary, type FormState, RadioGroup } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { CASE_FORM } from './case-page.tsx';

const PATH = '/desk/cases/:caseId/close';

/** Ending a case: one act that stops every task, mail and workflow of the family. */
export const mountCaseClosing = (app: DeskApp, services: Services): void => {
  app.get(
    PATH,
    onMyCase(services, (c, kept) => closePage(c, kept, {}, {})),
  );
  app.post(
    PATH,
    onMyCase(services, async (c, kept) => {
      const body = await formBody(c);
      const faults = faultsOfClosing(c, body);
      const outcome = CaseOutcome.safeParse(firstText(body, 'outcome'));
      if (!outcome.success || Object.keys(faults).length > 0) return closePage(c, kept, body, faults);
      const ending = await endingOfCase(services, kept, outcome.data, c.get('principal'));
      const done = await carryOut(services, ending);
      if (!done.ok) return closePage(c, kept, body, { outcome: c.get('page').t('case.faultMoved') });
      return c.redirect('/desk/cases', 303);
    }),
  );
};

const faultsOfClosing = (c: DeskContext, body: FormBody): FieldFaults => {
  const { t } = c.get('page');
  const isMine = nonceId(firstText(body, 'nonce'), c.get('secret'), CASE_FORM);
  return {
    ...(isMine ? {} : { outcome: t('layout.staleFormText') }),
    ...(CaseOutcome.safeParse(firstText(body, 'outcome')).success ? {} : { outcome: t('case.faultOutcome') }),
    ...(firstText(body, 'sure') === 'yes' ? {} : { sure: t('case.faultSure') }),
  };
};

const closePage = (c: DeskContext, { value }: Kept<Case>, body: FormBody, faults: FieldFaults) => {
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return c.html(<ClosePage c={c} current={value} form={{ page: c.get('page'), body, faults }} />, status);
};

const ClosePage: FC<{ c: DeskContext; current: Case; form: FormState }> = ({ c, current, form }) => {
  const { t } = form.page;
  return (
    <DeskLayout c={c} title={t('case.closeTitle', { reference: current.reference })}>
      <p>{t('case.closeText')}</p>
      <ErrorSummary form={form} labels={{ outcome: t('case.outcome') }} />
      <form method="post" action={`/desk/cases/${current.caseId}/close`} novalidate>
        <RadioGroup
          form={form}
          name="outcome"
          label={t('case.outcome')}
          hint={t('case.outcomeHint')}
          required
          choices={CaseOutcome.options.map((one) => ({ value: one, label: t(`case.outcome-${one}`) }))}
        />
        <CheckboxGroup
          form={form}
          name="sure"
          label={t('case.sure')}
          required
          choices={[{ value: 'yes', label: t('case.sureYes') }]}
        />
        <input type="hidden" name="nonce" value={c.get('nonceFor')(CASE_FORM)} />
        <div class="actions">
          <button type="submit" class="danger">
            {t('case.close')}
          </button>
          <a class="button second" href={`/desk/cases/${current.caseId}`}>
            {t('case.notYet')}
          </a>
        </div>
      </form>
    </DeskLayout>
  );
};
