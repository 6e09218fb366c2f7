import type { AuditEntry } from '../domain/audit/entry.ts';
import { catalogue } from './catalogue.ts';
import type { Translate } from './translate.ts';

/**
 * What an audit entry says, in words. A fact that nobody has put into words yet is still told, by its name: nothing that
 * happened is hidden.
 */
export const sayFact = (t: Translate, { fact }: Pick<AuditEntry, 'fact'>): string =>
  isWorded(fact) ? t(`audit.${fact}`) : fact;

const isWorded = (fact: string): fact is keyof typeof catalogue.ja.audit =>
  Object.hasOwn(catalogue.ja.audit, fact);
