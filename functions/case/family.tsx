import type { FC } from 'hono/jsx';
import { Temporal } from 'temporal-polyfill';
import { ageClassForDueDate, ageClassOn, type ClassStanding } from '../../shared/domain/calendar/index.ts';
import type { Case, Child, Needs } from '../../shared/domain/case/schema.ts';
import type { Page } from '../../shared/web/page-context.ts';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import { sayDate, sayYearMonth } from '../../shared/words/say-date.ts';
import type { Translate } from '../../shared/words/translate.ts';

type Props = { page: Page; current: Case; today: Temporal.PlainDate };

/** Who the family is, its children with their classes, and what it needs. */
export const FamilyOverview: FC<Props> = ({ page, current, today }) => {
  const { t } = page;
  const { family } = current;
  return (
    <>
      <h2>{t('case.family')}</h2>
      <dl class="answers">
        <dt>{t('case.guardian')}</dt>
        <dd>{family.guardianName}</dd>
        <dt>{t('case.phone')}</dt>
        <dd>{family.phone ? <PhoneLink phone={family.phone} /> : t('case.none')}</dd>
        <dt>{t('case.mail')}</dt>
        <dd>{family.mail ?? t('case.none')}</dd>
        <dt>{t('case.language')}</dt>
        <dd>{t(current.locale === 'en' ? 'case.locale-en' : 'case.locale-ja')}</dd>
        <dt>{t('case.consent')}</dt>
        <dd>{t(`case.consent-${current.consent.given}`)}</dd>
      </dl>
      <h2>{t('case.children')}</h2>
      {family.children.map((child) => (
        <ChildBox page={page} child={child} wishedFrom={family.needs.wishedFrom} today={today} />
      ))}
      <NeedsBox page={page} needs={family.needs} />
      {family.words ? (
        <>
          <h3>{t('case.words')}</h3>
          <p class="words">{family.words}</p>
        </>
      ) : null}
    </>
  );
};

type ChildProps = { page: Page; child: Child; wishedFrom: string | undefined; today: Temporal.PlainDate };

const ChildBox: FC<ChildProps> = ({ page, child, wishedFrom, today }) => {
  const { t, locale } = page;
  const { birth } = child;
  return (
    <div class="box">
      <h3>{child.name ?? t('case.childWithoutName')}</h3>
      <dl class="answers">
        <dt>{t(birth.kind === 'born' ? 'case.bornOn' : 'case.dueOn')}</dt>
        <dd>{sayDate(birth.kind === 'born' ? birth.bornOn : birth.dueOn, locale, 'with year')}</dd>
        <dt>{t('case.classNow')}</dt>
        <dd>
          {birth.kind === 'born' ? sayClass(t, ageClassOn(birth.bornOn, today)) : t('case.class-unborn')}
        </dd>
        {wishedFrom ? (
          <>
            <dt>{t('case.classWished', { month: sayYearMonth(wishedFrom, locale) })}</dt>
            <dd>{classWished(t, child, wishedFrom)}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
};

const sayClass = (t: Translate, standing: ClassStanding): string => {
  switch (standing.kind) {
    case 'class':
      return t('case.class', { age: standing.ageClass });
    case 'not yet':
      return t('case.class-unborn');
    case 'school age':
      return t('case.class-school');
    default:
      return standing satisfies never;
  }
};

/** An unborn child's class may turn on a few days: then all that are possible are said. */
const classWished = (t: Translate, { birth }: Child, wishedFrom: string): string => {
  if (birth.kind === 'born') return sayClass(t, ageClassOn(birth.bornOn, wishedFrom));
  const { expected, ifEarly, ifLate } = ageClassForDueDate(
    birth.dueOn,
    Temporal.PlainYearMonth.from(wishedFrom),
  );
  return [
    sayClass(t, expected),
    ifEarly && t('case.ifEarly', { standing: sayClass(t, ifEarly) }),
    ifLate && t('case.ifLate', { standing: sayClass(t, ifLate) }),
  ]
    .filter(Boolean)
    .join(' ');
};

const NeedsBox: FC<{ page: Page; needs: Needs }> = ({ page, needs }) => {
  const { t, locale } = page;
  const unknown = t('case.notSaid');
  const times = needs.from || needs.until ? `${needs.from ?? '?'}–${needs.until ?? '?'}` : unknown;
  const days = needs.weekdays.map((day) => t(`intake.${day}`)).join(locale === 'ja' ? '、' : ', ');
  return (
    <>
      <h2>{t('intake.needs')}</h2>
      <dl class="answers">
        <dt>{t('intake.wishedFrom')}</dt>
        <dd>{needs.wishedFrom ? sayYearMonth(needs.wishedFrom, locale) : unknown}</dd>
        <dt>{t('intake.weekdays')}</dt>
        <dd>{days || unknown}</dd>
        <dt>{t('case.times')}</dt>
        <dd>{times}</dd>
        <dt>{t('intake.travel')}</dt>
        <dd>{needs.travel ? t(`intake.${needs.travel}`) : unknown}</dd>
        <dt>{t('intake.postalCode')}</dt>
        <dd>{needs.postalCode ?? unknown}</dd>
      </dl>
    </>
  );
};
