import type { FC } from 'hono/jsx';
import { AGE_CLASSES } from '../../../shared/domain/calendar/age-class.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { Task } from '../../../shared/domain/task/schema.ts';
import type { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { roundValues } from '../../../shared/mail/vacancy/survey-facts.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { ErrorSummary, type FormState } from '../../../shared/web/fields.tsx';
import type { Page } from '../../../shared/web/page-context.ts';
import { PhoneLink } from '../../../shared/web/phone-link.tsx';
import { sayDate } from '../../../shared/words/say-date.ts';
import { FiguresFields } from '../survey/figures-fields.tsx';
import { AsOf } from '../survey/survey-page.tsx';
import { rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';
import { DoorChoice } from './door-choice.tsx';

export const CALL_FORM = 'survey-call';

export const callPath = (taskId: string): string => `/desk/survey-calls/${taskId}`;

/** A facility that is still to be called, and its last figures where there are any. */
export type OpenCall = { facility: Facility; last: PublishedFigures | undefined };

type Props = { c: DeskContext; task: Task; visit: SurveyVisit; rest: readonly OpenCall[]; form: FormState };

/**
 * The call at hand with its number, what to say, one button for "nothing has changed" and the last figures to change;
 * below it every other open call, each with the same button. Whatever is pressed, the next call follows.
 */
export const CallPage: FC<Props> = ({ c, task, visit, rest, form }) => {
  const { t } = c.get('page');
  const { facility, last } = visit;
  return (
    <DeskLayout c={c} title={t('campaign.callTitle')}>
      <h2>{facility.name}</h2>
      <p>
        {t('campaign.callNow')}: <Phone c={c} facility={facility} big />
      </p>
      <Script c={c} visit={visit} />
      <AsOf page={c.get('page')} campaign={visit.campaign.value} />
      <ErrorSummary form={form} />
      <form method="post" action={callPath(task.taskId)} novalidate>
        <CallFields c={c} facility={facility} />
        {last ? (
          <div class="actions">
            <button type="submit" name="action" value="unchanged">
              {t('campaign.callUnchanged')}
            </button>
          </div>
        ) : null}
        <FiguresFields form={form} rows={rowsFor(visit)} />
        <DoorChoice form={form} />
        <div class="actions">
          <button type="submit" name="action" value="send">
            {t('campaign.callSend')}
          </button>
          <Leaving c={c} />
        </div>
      </form>
      <h2>{t('campaign.callRest', { count: rest.length })}</h2>
      {rest.map((call) => (
        <OtherCall c={c} task={task} call={call} />
      ))}
    </DeskLayout>
  );
};

const CallFields: FC<{ c: DeskContext; facility: Facility }> = ({ c, facility }) => (
  <>
    <input type="hidden" name="nonce" value={c.get('nonceFor')(CALL_FORM)} />
    <input type="hidden" name="facility" value={facility.id} />
  </>
);

const Phone: FC<{ c: DeskContext; facility: Facility; big?: boolean }> = ({ c, facility, big }) =>
  facility.phone ? (
    <PhoneLink class={big ? 'big' : undefined} phone={facility.phone} />
  ) : (
    c.get('page').t('campaign.noPhone')
  );

const Leaving: FC<{ c: DeskContext }> = ({ c }) => {
  const { t } = c.get('page');
  return (
    <>
      <button type="submit" name="action" value="not-reached" class="second">
        {t('campaign.leaveNotReached')}
      </button>
      <button type="submit" name="action" value="declined" class="second">
        {t('campaign.leaveDeclined')}
      </button>
    </>
  );
};

/** What to say on the phone, in the facilities' language, with what was known before. */
const Script: FC<{ c: DeskContext; visit: SurveyVisit }> = ({ c, visit }) => {
  const { t, locale, municipality } = c.get('page');
  const values = {
    ...roundValues(visit.campaign.value, locale),
    city: localText(municipality.name, locale),
    caller: localText(c.get('staff').name, locale),
    facility: visit.facility.name,
  };
  const known = visit.last && sayFigures(c.get('page'), visit.last);
  return (
    <section class="notice" aria-label={t('campaign.scriptTitle')}>
      <p>{t('campaign.scriptHello', values)}</p>
      <p>{known ? t('campaign.scriptKnown', { known }) : t('campaign.scriptUnknown')}</p>
      <p>{t('campaign.scriptThanks', values)}</p>
    </section>
  );
};

/** A call further down the list: number, last figures, and the button that most calls end with. */
const OtherCall: FC<{ c: DeskContext; task: Task; call: OpenCall }> = ({ c, task, call }) => {
  const { t } = c.get('page');
  const { facility, last } = call;
  return (
    <form method="post" action={callPath(task.taskId)} class="box">
      <CallFields c={c} facility={facility} />
      <p>
        <a href={`${callPath(task.taskId)}?facility=${facility.id}`}>{facility.name}</a>{' '}
        <Phone c={c} facility={facility} />
        <br />
        {last ? sayFigures(c.get('page'), last) : t('directory.noFigures')}
      </p>
      <div class="actions">
        {last ? (
          <button type="submit" name="action" value="unchanged" class="small">
            {t('campaign.callUnchangedAt', { facility: facility.name })}
          </button>
        ) : null}
      </div>
    </form>
  );
};

/** `11月2日：0歳児2、1歳児0` */
const sayFigures = ({ t, locale }: Page, last: PublishedFigures): string => {
  const classes = AGE_CLASSES.flatMap((age) => {
    const own = last.classes[age];
    return own.exists === true && own.vacancy !== undefined
      ? [t('campaign.callClass', { age, vacancy: own.vacancy })]
      : [];
  });
  const joint = last.joint.flatMap(({ classes: ages, vacancy }) =>
    vacancy === undefined
      ? []
      : [t('campaign.callJoint', { from: Math.min(...ages), to: Math.max(...ages), vacancy })],
  );
  return t('campaign.callFigures', {
    asOf: sayDate(last.asOf, locale),
    figures: [...classes, ...joint].join(t('campaign.callBetween')),
  });
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
