import type { FC } from 'hono/jsx';
import { COLUMNS } from '../../shared/domain/waitlist/import/columns.ts';
import type { PlannedRow } from '../../shared/domain/waitlist/import/plan.ts';
import type { WaitlistImport } from '../../shared/domain/waitlist/import/schema.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

/** Rows of one kind that a page shows; the count says how many there are. */
const SHOWN = 200;

type Props = { c: DeskContext; head: WaitlistImport; rows: readonly PlannedRow[]; nonce: string };

/** The dry run, row by row with its reasons, and the button that takes it; afterwards how far the taking is. */
export const ImportPage: FC<Props> = (props) => {
  const { c, head } = props;
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t(head.status === 'planned' ? 'waitlist.planTitle' : 'waitlist.takenTitle')}>
      <Progress head={head} t={t} />
      <Counts head={head} t={t} />
      {head.unknownColumns.length > 0 ? (
        <p>{t('waitlist.unknownColumns', { columns: head.unknownColumns.join('・') })}</p>
      ) : null}
      {head.status === 'planned' ? <Confirm {...props} /> : <GoOn {...props} />}
      <p>
        <a href="/desk/waitlist">{t('waitlist.toList')}</a>
      </p>
    </DeskLayout>
  );
};

const Progress: FC<{ head: WaitlistImport; t: Translate }> = ({ head, t }) => {
  if (head.status === 'planned') return <p>{t('waitlist.planLead')}</p>;
  if (head.status === 'done') return <p class="notice">{t('waitlist.taken')}</p>;
  return (
    <p class="notice">
      <progress max={head.parts} value={head.taken} aria-label={t('waitlist.takenTitle')} />{' '}
      {t('waitlist.taking', { taken: head.taken, parts: head.parts })}
    </p>
  );
};

const Counts: FC<{ head: WaitlistImport; t: Translate }> = ({ head, t }) => {
  const { counts } = head;
  const shown: [MessageKey, number][] = [
    ['waitlist.count-new', counts.new],
    ['waitlist.count-changed', counts.changed],
    ['waitlist.count-same', counts.same],
    ['waitlist.count-again', counts.again],
    ['waitlist.count-endedHere', counts.endedHere],
    ['waitlist.count-gone', head.gone.length],
    ['waitlist.count-doubtful', counts.doubtful],
    ['waitlist.count-refused', counts.refused],
  ];
  return (
    <dl class="answers">
      {shown.map(([label, count]) => (
        <>
          <dt>{t(label)}</dt>
          <dd>{count}</dd>
        </>
      ))}
    </dl>
  );
};

const Confirm: FC<Props> = ({ c, head, rows, nonce }) => {
  const { t } = c.get('page');
  const refused = rows.filter(({ read }) => read.quality === 'refused');
  const doubtful = rows.filter(({ read }) => read.quality === 'doubtful');
  const changing = rows.filter(
    ({ read, difference }) => read.quality === 'good' && difference !== 'same' && difference !== undefined,
  );
  return (
    <form method="post" action={c.req.path}>
      <input type="hidden" name="nonce" value={nonce} />
      <Rows t={t} title={t('waitlist.refusedRows', { count: refused.length })} rows={refused} />
      <Rows t={t} title={t('waitlist.doubtfulRows', { count: doubtful.length })} rows={doubtful} choosable />
      <Rows t={t} title={t('waitlist.goodRows', { count: changing.length })} rows={changing} />
      {head.gone.length > 0 ? (
        <fieldset class="field">
          <legend>{t('waitlist.goneTitle', { count: head.gone.length })}</legend>
          <p class="hint">{t('waitlist.goneHint')}</p>
          <p>{head.gone.slice(0, SHOWN).join('・')}</p>
          <label class="choice">
            <input type="checkbox" name="endGone" value="yes" />
            <span>{t('waitlist.endGone')}</span>
          </label>
        </fieldset>
      ) : null}
      <div class="actions">
        <button type="submit">{t('waitlist.confirm')}</button>
        <a class="button second" href="/desk/waitlist/import">
          {t('waitlist.notThis')}
        </a>
      </div>
    </form>
  );
};

const GoOn: FC<Props> = ({ c, head, nonce }) => {
  const { t } = c.get('page');
  if (head.status !== 'confirmed') return null;
  return (
    <form method="post" action={c.req.path}>
      <input type="hidden" name="nonce" value={nonce} />
      <p>{t('waitlist.goesOn')}</p>
      <div class="actions">
        <button type="submit" class="second">
          {t('waitlist.goOnNow')}
        </button>
      </div>
    </form>
  );
};

const Rows: FC<{ t: Translate; title: string; rows: readonly PlannedRow[]; choosable?: boolean }> = ({
  t,
  title,
  rows,
  choosable,
}) =>
  rows.length === 0 ? null : (
    <div class="scroll">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('waitlist.line')}</th>
            <th scope="col">{t('waitlist.child')}</th>
            <th scope="col">{t('waitlist.what')}</th>
            {choosable ? <th scope="col">{t('waitlist.takeIt')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr>
              <td>{row.read.line}</td>
              <td>{childOf(row)}</td>
              <td>{sayRow(t, row)}</td>
              {choosable ? (
                <td>
                  <label class="choice">
                    <input type="checkbox" name="line" value={String(row.read.line)} />
                    <span>{t('waitlist.takeLine', { line: String(row.read.line) })}</span>
                  </label>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

const childOf = ({ read }: PlannedRow): string =>
  read.quality === 'refused' ? (read.childNumber ?? '') : `${read.child.childNumber} ${read.child.childName}`;

const isColumn = (field: string): field is keyof typeof COLUMNS => Object.hasOwn(COLUMNS, field);

/** What would happen to a row and why, in words. */
const sayRow = (t: Translate, { read, difference, changes }: PlannedRow): string => {
  if (read.quality === 'refused') return read.faults.map((fault) => t(`waitlist.fault-${fault}`)).join(' ');
  const doubts = read.quality === 'doubtful' ? read.doubts.map((doubt) => t(`waitlist.doubt-${doubt}`)) : [];
  const what = difference ? t(`waitlist.difference-${difference}`) : '';
  const fields =
    difference === 'changed' ? changes.filter(isColumn).map((field) => t(`waitlist.column-${field}`)) : [];
  return [...doubts, fields.length > 0 ? `${what}（${fields.join('・')}）` : what].join(' ');
};
