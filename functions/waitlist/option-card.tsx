import type { Child, FC } from 'hono/jsx';
import type { Temporal } from 'temporal-polyfill';
import { type Option, OptionAnswer } from '../../shared/domain/option/schema.ts';
import { freshnessOf } from '../../shared/domain/vacancy/places.ts';
import type { Page } from '../../shared/web/page-context.ts';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import { sayFinding } from '../../shared/words/findings.ts';
import { sayDate } from '../../shared/words/say-date.ts';

type Props = {
  page: Page;
  option: Pick<Option, 'facility' | 'reasons' | 'concerns'>;
  today: Temporal.PlainDate;
  children?: Child;
};

/** One option: why it may fit, what speaks against it, and how to reach it. Told alike to family and consultant. */
export const OptionCard: FC<Props> = ({ page, option, today, children }) => {
  const { t } = page;
  const { facility, reasons, concerns } = option;
  return (
    <section class="box" aria-label={facility.name}>
      <h3>{facility.name}</h3>
      <OptionFacts page={page} facility={facility} today={today} />
      <Findings title={t('my.reasons')} said={reasons.map((finding) => sayFinding(t, finding))} />
      <Findings title={t('my.concerns')} said={concerns.map((finding) => sayFinding(t, finding))} />
      {children}
    </section>
  );
};

type AnswersProps = { page: Page; option: Option; action: string; nonce: string };

/** What was said to an option, and a button for each answer: for the family itself, and for who types it in for them. */
export const OptionAnswers: FC<AnswersProps> = ({ page: { t }, option, action, nonce }) => (
  <>
    {option.status === 'answered' ? (
      <p>
        <strong>{t('my.youSaid', { answer: t(`my.answer-${option.answer}`) })}</strong>
      </p>
    ) : null}
    <form method="post" action={action}>
      <input type="hidden" name="nonce" value={nonce} />
      <div class="actions">
        {OptionAnswer.options.map((answer) => (
          <button
            type="submit"
            name="answer"
            value={answer}
            class="second"
            aria-label={`${option.facility.name}: ${t(`my.answer-${answer}`)}`}
          >
            {t(`my.answer-${answer}`)}
          </button>
        ))}
      </div>
    </form>
  </>
);

const Findings: FC<{ title: string; said: string[] }> = ({ title, said }) =>
  said.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <ul>
        {said.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </>
  );

const OptionFacts: FC<{ page: Page; facility: Option['facility']; today: Temporal.PlainDate }> = ({
  page,
  facility,
  today,
}) => {
  const { t, locale } = page;
  const { places } = facility;
  const facts: [string, Child][] = [
    [t('my.type'), facility.typeLabel],
    [
      t('my.places'),
      places &&
        t('my.placesAsOf', {
          count: places.count,
          date: sayDate(places.asOf, locale, 'with year'),
          days: freshnessOf(places.asOf, today).ageDays,
        }),
    ],
    [t('my.hours'), facility.hours],
    [
      t('my.distance'),
      facility.distanceMetres === undefined
        ? undefined
        : t('my.distanceMetres', { metres: String(facility.distanceMetres) }),
    ],
    [t('my.address'), facility.address],
    [t('my.phone'), facility.phone && <PhoneLink phone={facility.phone} />],
    [
      t('my.web'),
      facility.web && /^https?:\/\//.test(facility.web) ? (
        <a href={facility.web} rel="noreferrer">
          {facility.web}
        </a>
      ) : undefined,
    ],
  ];
  return (
    <dl class="answers">
      {facts.map(([label, fact]) =>
        fact === undefined || fact === '' ? null : (
          <>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </>
        ),
      )}
    </dl>
  );
};
