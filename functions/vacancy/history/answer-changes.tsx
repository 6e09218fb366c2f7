import type { FC } from 'hono/jsx';
import { type CellChange, changesBetween, type Said } from '../../../shared/domain/survey/correction.ts';
import type { AnsweredSurvey } from '../../../shared/domain/survey/schema.ts';
import { jointLabel } from '../../../shared/mail/vacancy/survey-receipt.ts';
import type { RoundAnswer } from '../../../shared/store/vacancy-history.ts';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayInstant, sayMonth, sayYearMonth } from '../../../shared/words/say-date.ts';

/** How somebody who answered is called: colleagues see a colleague's name, a facility reads "municipal staff". */
export type SayWho = (by: AnsweredSurvey['by']) => string;

/** Who answered, as a facility is told. */
export const sayWhoPlainly =
  ({ t }: Page): SayWho =>
  ({ who }) =>
    t(WHO[who]);

const WHO = {
  facility: 'history.byFacility',
  corporation: 'history.byCorporation',
  staff: 'history.byStaff',
} as const;

type Version = Pick<AnsweredSurvey, 'answer' | 'answeredAt' | 'by' | 'door' | 'reason'>;
type Props = { page: Page; sayWho: SayWho };

/** Each answer of a round that took the place of another: when, by whom, by which door, why, and what it changed. */
export const AnswerChanges: FC<Props & { rounds: readonly RoundAnswer[] }> = ({ page, sayWho, rounds }) => {
  const changed = rounds.filter(({ answered }) => (answered?.before.length ?? 0) > 0);
  if (changed.length === 0) return null;
  return (
    <>
      <h3>{page.t('history.correctionsTitle')}</h3>
      <ul class="timeline">
        {changed.map((one) => (
          <Changes page={page} sayWho={sayWho} one={one} />
        ))}
      </ul>
    </>
  );
};

const Changes: FC<Props & { one: RoundAnswer }> = ({ page, sayWho, one: { campaign, answered } }) => {
  const { t, locale } = page;
  if (!answered) return null;
  const versions: Version[] = [...answered.before, answered.now].sort((one, other) =>
    one.answeredAt < other.answeredAt ? -1 : 1,
  );
  const [first, ...later] = versions;
  if (!first) return null;
  const month = sayMonth(campaign.speaksOf, locale);
  return (
    <li>
      <p>{t('history.correctedFrom', { month, ...wayOf(page, sayWho, first) })}</p>
      <ul>
        {later.map((version, index) => (
          <Change page={page} sayWho={sayWho} before={versions[index] as Version} version={version} />
        ))}
      </ul>
    </li>
  );
};

const Change: FC<Props & { before: Version; version: Version }> = ({ page, sayWho, before, version }) => {
  const { t } = page;
  const { cells, beside } = changesBetween(before.answer, version.answer);
  return (
    <li>
      {t(version.reason ? 'history.correctedTo' : 'history.replacedTo', wayOf(page, sayWho, version))}
      {version.reason ? <p>{t('history.reason', { reason: version.reason })}</p> : null}
      {cells.map((cell) => (
        <p>{sayCell(page, cell)}</p>
      ))}
      {beside ? <p>{t('history.changedBeside')}</p> : null}
      {cells.length === 0 && !beside ? <p>{t('history.changedNothing')}</p> : null}
    </li>
  );
};

const wayOf = ({ t, locale }: Page, sayWho: SayWho, { answeredAt, by, door }: Version) => ({
  when: sayInstant(answeredAt, locale),
  who: sayWho(by),
  door: t(`history.door-${door}`),
});

/** `1歳児 受入可能：2→0` */
const sayCell = ({ t, locale }: Page, { of, what, before, after }: CellChange): string => {
  const say = (said: Said): string => {
    if (typeof said === 'number') return String(said);
    if (said === 'no class') return t('vacancy.noClass');
    return said === 'not said' ? t('vacancy.notSaid') : sayYearMonth(said, locale);
  };
  const [age] = of;
  const where = of.length === 1 ? t('vacancy.class', { age: age ?? 0 }) : jointLabel(t, of);
  return t('history.changed', { where, what: t(`vacancy.${what}`), before: say(before), after: say(after) });
};
