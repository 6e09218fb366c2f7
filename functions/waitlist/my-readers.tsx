import type { FC } from 'hono/jsx';
import type { AuditEntry } from '../../shared/domain/audit/entry.ts';
import { visibleToGuardian } from '../../shared/domain/audit/visibility.ts';
import { CasePurpose } from '../../shared/domain/case/purpose.ts';
import { Layout } from '../../shared/web/layout.tsx';
import type { Page } from '../../shared/web/page-context.ts';
import { sayFact } from '../../shared/words/facts.ts';
import { sayInstant } from '../../shared/words/say-date.ts';

/** Who read and did what with the family's data: date, role and purpose (R5(1)); newest first. */
export const MyReaders: FC<{ page: Page; entries: readonly AuditEntry[] }> = ({ page, entries }) => {
  const { t, locale } = page;
  const shown = entries.filter(visibleToGuardian).toReversed();
  return (
    <Layout page={page} title={t('my.readersTitle')}>
      <p>{t('my.readersLead')}</p>
      <p>{t('my.readersException')}</p>
      <div class="scroll">
        <table>
          <caption>{t('my.readersCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('my.when')}</th>
              <th scope="col">{t('my.who')}</th>
              <th scope="col">{t('my.what')}</th>
              <th scope="col">{t('my.purpose')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr>
                <td>{sayInstant(entry.at, locale)}</td>
                <td>{sayRole(page, entry)}</td>
                <td>{sayFact(t, entry)}</td>
                <td>{sayPurpose(page, entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <a href="/my">{t('my.back')}</a>
      </p>
    </Layout>
  );
};

const sayRole = ({ t }: Page, { by }: AuditEntry): string =>
  by.who === 'staff' ? t(`my.role-${by.role}`) : t(`my.by-${by.who}`);

const sayPurpose = ({ t }: Page, { purpose }: AuditEntry): string => {
  const known = CasePurpose.safeParse(purpose);
  return known.success ? t(`desk.purpose-${known.data}`) : t('my.noPurpose');
};
