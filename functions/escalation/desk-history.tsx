import type { FC } from 'hono/jsx';
import type { Agency } from '../../shared/domain/agency/schema.ts';
import type { AuditEntry } from '../../shared/domain/audit/entry.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import type { DeskContext } from '../../shared/web/desk.tsx';
import { sayFact } from '../../shared/words/facts.ts';
import { sayInstant } from '../../shared/words/say-date.ts';
import { sayRaiser } from './raiser.ts';

type ToldProps = { c: DeskContext; escalation: Escalation; agencies: readonly Agency[] };

/** Who was told when, on which rung, and whether it arrived. */
export const ToldTable: FC<ToldProps> = ({ c, escalation, agencies }) => {
  const { t, locale } = c.get('page');
  if (escalation.told.length === 0) return <p>{t('escalation.historyNone')}</p>;
  return (
    <section class="scroll" aria-labelledby="told" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('escalation.historyRung')}</th>
            <th scope="col">{t('escalation.historyWhen')}</th>
            <th scope="col">{t('escalation.historyWhom')}</th>
            <th scope="col">{t('escalation.historyResult')}</th>
          </tr>
        </thead>
        <tbody>
          {escalation.told.map((told) => (
            <tr>
              <td>{told.rung}</td>
              <td>{sayInstant(told.at, locale)}</td>
              <td>{sayContact(locale, agencies, told)}</td>
              <td>{t(told.undelivered ? 'escalation.historyUndelivered' : 'escalation.historySent')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

export const sayContact = (
  locale: string,
  agencies: readonly Agency[],
  { agencyId, contact }: { agencyId: string; contact: number },
): string => {
  const agency = agencies.find((one) => one.agencyId === agencyId);
  if (!agency) return agencyId;
  return `${localText(agency.name, locale)} ${agency.contacts[contact]?.name ?? ''}`.trim();
};

type AuditProps = ToldProps & { entries: readonly AuditEntry[]; colleagues: readonly Staff[] };

/** Who knew what when. */
export const AuditTable: FC<AuditProps> = ({ c, escalation, entries, agencies, colleagues }) => {
  const { t, locale } = c.get('page');
  return (
    <section class="scroll" aria-labelledby="audit" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('escalation.historyWhen')}</th>
            <th scope="col">{t('escalation.auditWho')}</th>
            <th scope="col">{t('escalation.auditWhat')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr>
              <td>{sayInstant(entry.at, locale)}</td>
              <td>{sayWho(c, entry, { escalation, agencies, colleagues })}</td>
              <td>{sayFact(t, entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const sayWho = (
  c: DeskContext,
  { by }: AuditEntry,
  known: { escalation: Escalation; agencies: readonly Agency[]; colleagues: readonly Staff[] },
): string => {
  const { t, locale } = c.get('page');
  if (by.who === 'agency') return sayContact(locale, known.agencies, by);
  if (by.who !== 'staff') return t('escalation.whoService');
  if (by.staffId === known.escalation.raisedBy) return sayRaiser(c, known.escalation, known.colleagues);
  const staff = known.colleagues.find((one) => one.staffId === by.staffId);
  return staff ? localText(staff.name, locale) : t('escalation.whoStaff');
};
