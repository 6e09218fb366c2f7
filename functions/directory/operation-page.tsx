import type { FC } from 'hono/jsx';
import { Operation } from '../../shared/domain/facility/operation.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { DateField } from '../../shared/domain/japanese/index.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { DateFields, ErrorSummary, type FormState, RadioGroup, Select } from '../../shared/web/fields.tsx';
import { type FormBody, firstText } from '../../shared/web/form-body.ts';

export const OPERATION_FORM = 'facility-operation';

export const operationPath = (facilityId: string): string => `/desk/facilities/${facilityId}/operation`;

const STATUSES = ['open', 'suspended', 'closed', 'merged'] as const;

/** The form as it stands for what is known. */
export const operationBody = ({ operation }: Facility): FormBody => {
  if (!operation) return { status: ['open'] };
  const begins = operation.status === 'suspended' ? operation.from : operation.on;
  return {
    status: [operation.status],
    ...dateBody('begins', begins),
    ...(operation.status === 'suspended' && operation.until ? dateBody('ends', operation.until) : {}),
    ...(operation.status === 'merged' ? { into: [operation.into] } : {}),
  };
};

const dateBody = (name: string, date: string): FormBody => {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    [`${name}Year`]: [year],
    [`${name}Month`]: [String(Number(month))],
    [`${name}Day`]: [String(Number(day))],
  };
};

/** What was chosen: an operation, none for a facility that works as usual, or the field that is at fault. */
export const readOperation = (
  body: FormBody,
):
  | { ok: true; operation: Operation | undefined }
  | { ok: false; fault: 'status' | 'begins' | 'ends' | 'into' } => {
  const status = firstText(body, 'status');
  if (status === 'open') return { ok: true, operation: undefined };
  const dateOf = (name: string) =>
    DateField.safeParse(
      ['Year', 'Month', 'Day'].map((part) => firstText(body, `${name}${part}`).trim()).join('.'),
    ).data;
  const begins = dateOf('begins');
  const hasEnd = firstText(body, 'endsYear').trim() !== '';
  if (!STATUSES.some((known) => known === status)) return { ok: false, fault: 'status' };
  if (!begins) return { ok: false, fault: 'begins' };
  if (status === 'suspended' && hasEnd && !dateOf('ends')) return { ok: false, fault: 'ends' };
  const read = Operation.safeParse(
    status === 'suspended'
      ? { status, from: begins, ...(hasEnd ? { until: dateOf('ends') } : {}) }
      : { status, on: begins, into: firstText(body, 'into') || undefined },
  );
  return read.success ? { ok: true, operation: read.data } : { ok: false, fault: 'into' };
};

type Props = { c: DeskContext; facility: Facility; others: readonly Facility[]; form: FormState };

/** Whether a facility works as usual, and what follows if not. */
export const OperationPage: FC<Props> = ({ c, facility, others, form }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('directory.operationTitle', { facility: facility.name })}>
      <p>{t('directory.operationLead')}</p>
      <ErrorSummary form={form} />
      <form method="post" action={operationPath(facility.id)} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(OPERATION_FORM)} />
        <RadioGroup
          form={form}
          name="status"
          label={t('directory.operation')}
          choices={STATUSES.map((status) => ({ value: status, label: t(`directory.operation-${status}`) }))}
          required
        />
        <DateFields
          form={form}
          name="begins"
          label={t('directory.operationBegins')}
          hint={t('directory.operationBeginsHint')}
        />
        <DateFields form={form} name="ends" label={t('directory.operationEnds')} />
        <Select
          form={form}
          name="into"
          label={t('directory.operationInto')}
          unchosen={t('vacancy.unchosen')}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <button type="submit">{t('directory.operationSave')}</button>
      </form>
    </DeskLayout>
  );
};
