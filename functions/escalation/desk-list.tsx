import type { FC } from 'hono/jsx';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import type { Escalation, Unsettled } from '../../shared/domain/escalation/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { sayInstant } from '../../shared/words/say-date.ts';
import type { Translate } from '../../shared/words/translate.ts';
import { sayWard } from './concern-view.tsx';
import { safetyLimit } from './safety-limit.ts';

type Props = {
  c: DeskContext;
  open: readonly Unsettled[];
  kinds: readonly EscalationKind[];
  /** The reference of what was just raised. */
  raised?: string | undefined;
};

/** `/desk/escalations`: what is not settled, alarms first. A list shows no more of a child than a reference. */
export const EscalationListPage: FC<Props> = ({ c, open, kinds, raised }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('escalation.deskTitle')}>
      {raised ? (
        <div class="notice" role="status">
          <p>{t('escalation.raised', { reference: raised })}</p>
        </div>
      ) : null}
      <p>{t('escalation.deskLead')}</p>
      <div class="actions">
        <a class="button" href="/desk/escalations/new">
          {t('escalation.deskRaise')}
        </a>
      </div>
      {open.length === 0 ? <p>{t('escalation.deskNone')}</p> : <ListTable c={c} open={open} kinds={kinds} />}
    </DeskLayout>
  );
};

const ListTable: FC<Omit<Props, 'raised'>> = ({ c, open, kinds }) => {
  const { t } = c.get('page');
  return (
    <section class="scroll" aria-label={t('escalation.deskTitle')} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('escalation.status')}</th>
            <th scope="col">{t('escalation.reference')}</th>
            <th scope="col">{t('escalation.kind')}</th>
            <th scope="col">{t('escalation.ward')}</th>
            <th scope="col">{t('escalation.raisedAt')}</th>
            <th scope="col">{t('escalation.until')}</th>
          </tr>
        </thead>
        <tbody>
          {open.map((escalation) => (
            <ListRow c={c} escalation={escalation} kinds={kinds} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const ListRow: FC<{ c: DeskContext; escalation: Unsettled; kinds: readonly EscalationKind[] }> = ({
  c,
  escalation,
  kinds,
}) => {
  const page = c.get('page');
  const { t, locale } = page;
  const limit = safetyLimit(escalation);
  return (
    <tr>
      <td>
        <Alarm t={t} escalation={escalation} /> {sayStatus(t, escalation)}
      </td>
      <td>
        <a href={`/desk/escalations/${escalation.escalationId}`}>{escalation.reference}</a>
      </td>
      <td>{sayKind(locale, kinds, escalation)}</td>
      <td>{sayWard(page, escalation.ward)}</td>
      <td>{sayInstant(escalation.raisedAt, locale)}</td>
      <td>{limit ? sayInstant(limit, locale) : '—'}</td>
    </tr>
  );
};

/** Red, and in words: colour alone says nothing to everybody. */
export const Alarm: FC<{ t: Translate; escalation: Escalation }> = ({ t, escalation }) =>
  escalation.alarm ? <strong class="late">{t('escalation.alarm')}</strong> : null;

export const sayStatus = (t: Translate, escalation: Escalation): string => {
  switch (escalation.status) {
    case 'raised':
      return t('escalation.statusRaised');
    case 'notified':
      return t('escalation.statusNotified', { rung: escalation.rung });
    case 'acknowledged':
      return t('escalation.statusAcknowledged');
    case 'settled':
      return t('escalation.statusSettled');
    default:
      return escalation satisfies never;
  }
};

export const sayKind = (
  locale: string,
  kinds: readonly EscalationKind[],
  { kind }: Pick<Escalation, 'kind'>,
): string => {
  const found = kinds.find((one) => one.kind === kind);
  return found ? localText(found.name, locale) : kind;
};
