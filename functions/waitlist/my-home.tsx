import type { FC } from 'hono/jsx';
import { Temporal } from 'temporal-polyfill';
import type { Case, Child } from '../../shared/domain/case/schema.ts';
import { standingOf } from '../../shared/domain/follow-up/rules.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Option } from '../../shared/domain/option/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { Layout } from '../../shared/web/layout.tsx';
import type { Page } from '../../shared/web/page-context.ts';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import { sayDate } from '../../shared/words/say-date.ts';
import { OptionAnswers, OptionCard } from './option-card.tsx';

export type MyHomeProps = {
  page: Page;
  current: Case;
  consultant: Staff | undefined;
  rounds: readonly FollowUp[];
  options: readonly Option[];
  today: Temporal.PlainDate;
  nonceFor: (form: string) => string;
  /** What the family has just done, in words. */
  done: string | undefined;
};

/** The form of the buttons under an option. */
export const OPTION_FORM = 'my-option';

/** A family's own page: where things stand, what comes next, what it is asked, and what it may choose from. */
export const MyHome: FC<MyHomeProps> = (props) => {
  const { page, current, done } = props;
  const { t } = page;
  return (
    <Layout page={page} title={t('my.title')}>
      {done ? (
        <div class="notice" role="status">
          <p>{done}</p>
        </div>
      ) : null}
      <p>
        {t('my.reference')} <strong>{current.reference}</strong>
      </p>
      <Standing {...props} />
      {current.status === 'closed'
        ? null
        : current.family.children.map((child, index) => (
            <ChildSection {...props} child={child} index={index} />
          ))}
      <h2>{t('my.yourData')}</h2>
      <ul>
        <li>
          <a href="/my/readers">{t('my.toReaders')}</a>
        </li>
        {current.status === 'closed' ? null : (
          <li>
            <a href="/my/withdraw">{t('my.toWithdraw')}</a>
          </li>
        )}
      </ul>
    </Layout>
  );
};

const Standing: FC<MyHomeProps> = ({ page, current, consultant }) => {
  const { t, locale } = page;
  if (current.status === 'closed') {
    const on = sayDate(tokyoDate(Temporal.Instant.from(current.closedAt)), locale, 'with year');
    return <p>{t('my.closed', { date: on })}</p>;
  }
  return (
    <>
      <p>{t(current.status === 'taken' ? 'my.taken' : 'my.received')}</p>
      {consultant ? (
        <dl class="answers">
          <dt>{t('my.consultant')}</dt>
          <dd>{localText(consultant.name, locale)}</dd>
          {consultant.phone ? (
            <>
              <dt>{t('my.phone')}</dt>
              <dd>
                <PhoneLink phone={consultant.phone} />
              </dd>
            </>
          ) : null}
        </dl>
      ) : null}
    </>
  );
};

/** A child as its page calls it: by name, or by number where the family gave none. */
export const childTitle = (page: Page, child: Child, index: number): string =>
  child.name ?? page.t('my.childNumber', { number: index + 1 });

const ChildSection: FC<MyHomeProps & { child: Child; index: number }> = (props) => {
  const { page, child, index } = props;
  const round = props.rounds.findLast((one) => one.childId === child.childId);
  if (!round) return null;
  const mine = props.options
    .filter((one) => one.childId === child.childId && one.round === round.round)
    .sort((left, right) => left.position - right.position);
  return (
    <>
      <h2>{childTitle(page, child, index)}</h2>
      <p>{sayRound(page, round)}</p>
      {isOver(round) ? null : (
        <p>
          <a class={round.status === 'asking' ? 'button' : undefined} href={`/my/follow-up/${child.childId}`}>
            {page.t(round.status === 'asking' ? 'my.toAnswer' : 'my.toChange')}
          </a>
        </p>
      )}
      {mine.length > 0 ? <Offered {...props} options={mine} /> : null}
    </>
  );
};

const isOver = (round: FollowUp): boolean => round.status === 'closed' && round.next.kind === 'ended';

/** Where a child's round stands and what comes next, in words. */
const sayRound = ({ t, locale }: Page, round: FollowUp): string => {
  if (round.status === 'closed') {
    return round.next.kind === 'again'
      ? t('my.nextRound', { date: sayDate(round.next.on, locale, 'with year') })
      : t('my.ended');
  }
  switch (standingOf(round)) {
    case 'ask':
      return t('my.asked');
    case 'phone':
      return t('my.phoning');
    case 'options':
      return t('my.searching');
    case 'offer':
      return t('my.offered');
    case 'close':
      return t('my.thanks');
    default:
      return t('my.thanks');
  }
};

const Offered: FC<MyHomeProps> = ({ page, options, today, nonceFor }) => {
  const { t } = page;
  return (
    <>
      <h3>{t('my.options')}</h3>
      <p>{t('my.optionsLead')}</p>
      {options.map((option) => (
        <OptionCard page={page} option={option} today={today}>
          <OptionAnswers
            page={page}
            option={option}
            action={`/my/options/${option.optionId}`}
            nonce={nonceFor(OPTION_FORM)}
          />
        </OptionCard>
      ))}
    </>
  );
};
