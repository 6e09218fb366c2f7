import type { FC } from 'hono/jsx';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import type { Task } from '../../shared/domain/task/schema.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { ErrorSummary, type FormState, RadioGroup } from '../../shared/web/fields.tsx';
import { FiguresFields } from './figures-fields.tsx';
import { rowsFor, type SurveyVisit } from './survey-visit.ts';

export const CALL_FORM = 'survey-call';

export const callPath = (taskId: string): string => `/desk/survey-calls/${taskId}`;

type Props = { c: DeskContext; task: Task; visit: SurveyVisit; rest: readonly Facility[]; form: FormState };

/** One facility at a time: its number at the top, last figures in the form, one button to record and go on. */
export const CallPage: FC<Props> = ({ c, task, visit, rest, form }) => {
  const { t } = c.get('page');
  const { facility } = visit;
  return (
    <DeskLayout c={c} title={t('campaign.callTitle')}>
      <p>
        <strong>{facility.name}</strong>
        <br />
        {t('campaign.callNow')}:{' '}
        {facility.phone ? (
          <a class="big" href={`tel:${facility.phone}`}>
            {facility.phone}
          </a>
        ) : (
          t('campaign.noPhone')
        )}
      </p>
      <ErrorSummary form={form} labels={{}} />
      <form method="post" action={callPath(task.taskId)} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(CALL_FORM)} />
        <input type="hidden" name="facility" value={facility.id} />
        <FiguresFields form={form} rows={rowsFor(visit)} />
        <RadioGroup
          form={form}
          name="door"
          label={t('campaign.door')}
          choices={[
            { value: 'phone', label: t('campaign.doorPhone') },
            { value: 'fax', label: t('campaign.doorFax') },
          ]}
          plain
        />
        <div class="actions">
          <button type="submit" name="action" value="send">
            {t('campaign.callSend')}
          </button>
        </div>
        <h2>{t('campaign.leaveTitle')}</h2>
        <div class="actions">
          <button type="submit" name="action" value="not-reached" class="second">
            {t('campaign.leaveNotReached')}
          </button>
          <button type="submit" name="action" value="declined" class="second">
            {t('campaign.leaveDeclined')}
          </button>
        </div>
      </form>
      <h2>{t('campaign.callRest', { count: rest.length })}</h2>
      <ul>
        {rest.map((one) => (
          <li>
            <a href={`${callPath(task.taskId)}?facility=${one.id}`}>{one.name}</a> {one.phone ?? ''}
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
};

/** Nobody is left to call. */
export const CallsDonePage: FC<{ c: DeskContext }> = ({ c }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('campaign.callTitle')}>
      <p>{t('campaign.callDone')}</p>
      <p>
        <a href="/desk">{t('campaign.backToTasks')}</a>
      </p>
    </DeskLayout>
  );
};
