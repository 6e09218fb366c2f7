import type { FC } from 'hono/jsx';
import type { FieldChange, PlannedRow } from '../../shared/domain/facility/import/plan-import.ts';
import type { UnderstoodRow } from '../../shared/domain/facility/import/understand-row.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { sayImportReason } from '../../shared/words/import-reasons.ts';
import type { Translate } from '../../shared/words/translate.ts';
import { countsOf, type DryRun } from './import-facilities.ts';

export const IMPORT_FORM = 'facility-import';

type Props = { c: DeskContext; dryRun: DryRun; fileName: string; content: string };

/** What importing would do, row by row. The file itself travels in the form: nothing is kept before it is confirmed. */
export const DryRunPage: FC<Props> = ({ c, dryRun, fileName, content }) => {
  const { t } = c.get('page');
  const { file, plan } = dryRun;
  const planned = new Map(plan.rows.map((row) => [row.line, row]));
  return (
    <DeskLayout c={c} title={t('directory.dryRunTitle')}>
      <p>{t('directory.counts', { rows: file.rows.length, ...file.counts })}</p>
      <p>
        <strong>{t('directory.changes', { ...countsOf(plan), gone: plan.gone.length })}</strong>
      </p>
      <form method="post" action="/desk/facilities/import/confirm">
        <input type="hidden" name="nonce" value={c.get('nonceFor')(IMPORT_FORM)} />
        <input type="hidden" name="fileName" value={fileName} />
        <input type="hidden" name="content" value={content} />
        <div class="actions">
          <button type="submit">{t('directory.confirm')}</button>
          <a class="button second" href="/desk/facilities/import">
            {t('directory.again')}
          </a>
        </div>
      </form>
      <UnknownColumns c={c} dryRun={dryRun} />
      <section class="scroll" tabindex={0} aria-label={t('directory.remarks')}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {t('directory.line')}
              </th>
              <th scope="col">{t('directory.name')}</th>
              <th scope="col">{t('directory.reading')}</th>
              <th scope="col">{t('directory.effect')}</th>
              <th scope="col">{t('directory.remarks')}</th>
            </tr>
          </thead>
          <tbody>
            {file.rows.map((row) => (
              <Row c={c} row={row} planned={planned.get(row.line)} />
            ))}
          </tbody>
        </table>
      </section>
      {plan.gone.length > 0 ? (
        <details>
          <summary>{`${t('directory.gone')}：${plan.gone.length}`}</summary>
          <ul>
            {plan.gone.map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </DeskLayout>
  );
};

const UnknownColumns: FC<{ c: DeskContext; dryRun: DryRun }> = ({ c, dryRun }) => {
  const { t } = c.get('page');
  const unknown = dryRun.file.unknownColumns;
  if (unknown.length === 0) return null;
  return (
    <>
      <h2>{t('directory.unknownColumns')}</h2>
      <ul>
        {unknown.map((one) => (
          <li>{t('directory.columnExample', one)}</li>
        ))}
      </ul>
    </>
  );
};

const Row: FC<{ c: DeskContext; row: UnderstoodRow; planned: PlannedRow | undefined }> = ({
  c,
  row,
  planned,
}) => {
  const { t } = c.get('page');
  const remarks = [
    ...(row.refusal ? [sayImportReason(t, row.refusal)] : []),
    ...[...row.notUnderstood, ...row.doubts].map(
      ({ column, text, reason }) => `${column}「${text}」 ${sayImportReason(t, reason)}`,
    ),
    ...(planned?.kind === 'changed' ? planned.changes.map((change) => changeText(t, change)) : []),
  ];
  return (
    <tr>
      <td class="number">{row.line}</td>
      <td>{row.facts?.name ?? ''}</td>
      <td>{t(`directory.kind-${row.kind}`)}</td>
      <td>{planned ? t(`directory.plan-${planned.kind}`) : ''}</td>
      <td>
        {remarks.map((remark) => (
          <div>{remark}</div>
        ))}
      </td>
    </tr>
  );
};

const changeText = (t: Translate, { field, before, after }: FieldChange): string =>
  t('directory.change', {
    field: t(`directory.field-${field}`),
    before: valueText(t, before),
    after: valueText(t, after),
  });

/** A value as it can be read: a flag in words, an address as one line, of other things their parts in a row. */
const valueText = (t: Translate, value: unknown): string => {
  if (value === undefined || value === null) return '－';
  if (typeof value === 'boolean') return t(value ? 'directory.yes' : 'directory.no');
  if (typeof value !== 'object') return String(value);
  if ('full' in value) return String(value.full);
  return Object.values(value)
    .map((part) => valueText(t, part))
    .join(' ');
};
