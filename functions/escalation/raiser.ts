import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import type { DeskContext } from '../../shared/web/desk.tsx';

/** Who raised it is told to supervisors, and to that person; to everybody else it is a colleague. */
export const sayRaiser = (
  c: DeskContext,
  { raisedBy }: Pick<Escalation, 'raisedBy'>,
  colleagues: readonly Staff[],
): string => {
  const { t, locale } = c.get('page');
  const me = c.get('principal');
  const raiser = colleagues.find((one) => one.staffId === raisedBy);
  if (!raiser || (me.role !== 'supervisor' && me.staffId !== raisedBy)) return t('escalation.whoStaff');
  return localText(raiser.name, locale);
};
