import type { FC } from 'hono/jsx';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { Fault } from '../../shared/web/fault.tsx';
import { Carried, ErrorSummary, type FormState, RadioGroup } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText } from '../../shared/web/form-body.ts';
import type { Translate } from '../../shared/words/translate.ts';
import { RaiseFields, raiseLabels } from './raise-form.tsx';

export const RAISE_FORM = 'raise-escalation';

const CallNow: FC<{ t: Translate }> = ({ t }) => (
  <div class="errors">
    <p>
      <strong>{t('escalation.raiseDangerCall')}</strong>
    </p>
    <ul class="big">
      <li>{t('escalation.raiseDangerPolice')}</li>
      <li>{t('escalation.raiseDangerAmbulance')}</li>
      <li>{t('escalation.raiseDangerHotline')}</li>
    </ul>
    <p>{t('escalation.raiseDangerAfter')}</p>
  </div>
);

type DangerProps = { c: DeskContext; caseId: string; unsaid?: boolean };

/** The first question, before any form: is the child in danger now? Whom to phone stands above it. */
export const DangerPage: FC<DangerProps> = ({ c, caseId, unsaid }) => {
  const page = c.get('page');
  const { t } = page;
  const faults: FieldFaults = unsaid ? { danger: t('escalation.faultImmediateDanger') } : {};
  return (
    <DeskLayout c={c} title={t('escalation.raiseDangerTitle')}>
      <CallNow t={t} />
      <form method="get" action="/desk/escalations/new/form">
        <RadioGroup
          form={{ page, body: {}, faults }}
          name="danger"
          label={t('escalation.raiseDangerTitle')}
          required
          choices={[
            { value: 'no', label: t('escalation.dangerNo') },
            { value: 'unknown', label: t('escalation.dangerUnknown') },
            { value: 'yes', label: t('escalation.raiseDangerYes') },
          ]}
        />
        {caseId ? <input type="hidden" name="caseId" value={caseId} /> : null}
        <div class="actions">
          <button type="submit">{t('escalation.raiseDangerNext')}</button>
        </div>
      </form>
    </DeskLayout>
  );
};

type FormProps = {
  c: DeskContext;
  kinds: readonly EscalationKind[];
  wards: readonly string[];
  body: FormBody;
  faults: FieldFaults;
};

/** The concern itself. */
export const RaisePage: FC<FormProps> = ({ c, kinds, wards, body, faults }) => {
  const page = c.get('page');
  const { t } = page;
  const form: FormState = { page, body, faults };
  if (kinds.length === 0) {
    return (
      <DeskLayout c={c} title={t('escalation.raiseTitle')}>
        <Fault words={t('escalation.raiseNoKinds')} />
      </DeskLayout>
    );
  }
  return (
    <DeskLayout c={c} title={t('escalation.raiseTitle')}>
      <ErrorSummary form={form} labels={raiseLabels(t)} />
      {firstText(body, 'immediateDanger') === 'yes' ? <CallNow t={t} /> : null}
      <p class="notice">{t('escalation.raiseLead')}</p>
      <form method="post" action="/desk/escalations" novalidate>
        <RaiseFields form={form} kinds={kinds} wards={wards} />
        <Carried body={body} names={['immediateDanger', 'caseId']} />
        <input type="hidden" name="nonce" value={c.get('nonceFor')(RAISE_FORM)} />
        <div class="actions">
          <button type="submit">{t('escalation.raiseSend')}</button>
        </div>
      </form>
    </DeskLayout>
  );
};
