import type { Principal } from '../../shared/domain/access/principal.ts';
import type { AuditEntry } from '../../shared/domain/audit/entry.ts';
import { CasePurpose } from '../../shared/domain/case/purpose.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { staffOf } from '../../shared/store/registry.ts';
import type { DeskContext } from '../../shared/web/desk.tsx';
import type { TimelineSource } from '../../shared/web/timeline.ts';
import { sayFact } from '../../shared/words/facts.ts';

/** Facts that another source tells with all that belongs to them. */
const TOLD_ELSEWHERE = new Set(['ConsultationWritten', 'ConsultationCorrected']);

/** The audit's chain in words: what was done and who read it. */
export const auditTimeline: TimelineSource = async (c, services, { municipality, caseId }) => {
  const [entries, everybody] = await Promise.all([
    auditOf(services.store, municipality, caseId),
    staffOf(services.store, municipality),
  ]);
  return entries
    .filter((entry) => !TOLD_ELSEWHERE.has(entry.fact))
    .map((entry) => ({ at: entry.at, title: titleOf(c, entry), by: sayPrincipal(c, entry.by, everybody) }));
};

const titleOf = (c: DeskContext, entry: AuditEntry): string => {
  const { t } = c.get('page');
  const purpose = CasePurpose.safeParse(entry.purpose);
  const said = sayFact(t, entry);
  return purpose.success ? `${said}（${t(`desk.purpose-${purpose.data}`)}）` : said;
};

/** Who acted, by name where we know it. */
export const sayPrincipal = (c: DeskContext, by: Principal, everybody: readonly Staff[]): string => {
  const { t, locale } = c.get('page');
  if (by.who !== 'staff') return t(`case.by-${by.who}`);
  const staff = everybody.find((one) => one.staffId === by.staffId);
  return staff ? localText(staff.name, locale) : t('case.by-staff');
};
