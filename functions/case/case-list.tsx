import type { FC } from 'hono/jsx';
import type { Case } from '../../shared/domain/case/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { ErrorSummary, type FormState, TextField } from '../../shared/web/fields.tsx';
import { sayInstant } from '../../shared/words/say-date.ts';

type Props = {
  c: DeskContext;
  open: readonly Case[];
  colleagues: readonly Staff[];
  /** The search as it was typed, and why it found nothing. */
  search: Pick<FormState, 'body' | 'faults'>;
};

/** `/desk/cases`: the open cases of one's wards, oldest first. Names stay behind the case's door. */
export const CaseListPage: FC<Props> = ({ c, open, colleagues, search }) => {
  const page = c.get('page');
  const { t } = page;
  const form: FormState = { page, ...search };
  return (
    <DeskLayout c={c} title={t('case.listTitle')}>
      <ErrorSummary form={form} />
      <form method="get" action="/desk/cases" class="row">
        <TextField
          form={form}
          name="reference"
          label={t('case.search')}
          hint={t('case.searchHint')}
          autocomplete="off"
        />
        <div class="field">
          <button type="submit">{t('case.searchButton')}</button>
        </div>
      </form>
      <h2 id="open">{t('case.open', { count: open.length })}</h2>
      <section class="scroll" aria-labelledby="open" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('case.reference')}</th>
              <th scope="col">{t('case.status')}</th>
              <th scope="col">{t('case.ward')}</th>
              <th scope="col">{t('case.channel')}</th>
              <th scope="col">{t('case.openedAt')}</th>
              <th scope="col">{t('case.consultant')}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((one) => (
              <CaseRow c={c} current={one} colleagues={colleagues} />
            ))}
          </tbody>
        </table>
      </section>
    </DeskLayout>
  );
};

const CaseRow: FC<{ c: DeskContext; current: Case; colleagues: readonly Staff[] }> = ({
  c,
  current,
  colleagues,
}) => {
  const { t, locale } = c.get('page');
  return (
    <tr>
      <td class="reference">
        <a href={`/desk/cases/${current.caseId}`}>{current.reference}</a>
      </td>
      <td>{t(`case.status-${current.status}`)}</td>
      <td>{wardOf(c, current.ward)}</td>
      <td>{t(`case.channel-${current.channel}`)}</td>
      <td>{sayInstant(current.openedAt, locale)}</td>
      <td>{consultantOf(c, current, colleagues)}</td>
    </tr>
  );
};

export const wardOf = (c: DeskContext, ward: string): string => {
  const { municipality, locale } = c.get('page');
  const found = municipality.wards.find((one) => one.ward === ward);
  return found ? localText(found.name, locale) : ward;
};

export const consultantOf = (c: DeskContext, current: Case, colleagues: readonly Staff[]): string => {
  const { t, locale } = c.get('page');
  const staffId = current.status === 'received' ? undefined : current.consultantId;
  const consultant = colleagues.find((one) => one.staffId === staffId);
  return consultant ? localText(consultant.name, locale) : t('case.nobodyYet');
};
