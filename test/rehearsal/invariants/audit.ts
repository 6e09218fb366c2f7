import type { AuditEntry } from '../../../shared/domain/audit/entry.ts';
import { firstBreak } from '../../../shared/store/audit-chain.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Invariant } from './invariant.ts';

/** Entries never change, and a look finds those of the look before as the same objects. */
const reckoned = new WeakSet<AuditEntry>();

export const chainsAreWhole: Invariant = {
  name: 'chains are whole',
  sentence: 'Each entry of the audit carries the hash of the one before; no chain has a gap.',
  check: (_, { items }) =>
    [...groupedBy(items['audit-entry'], ({ subject }) => subject)].flatMap(([subject, entries]) => {
      const broken = firstBreak(
        entries.toSorted((left, right) => left.sequence - right.sequence),
        reckoned,
      );
      return broken === undefined ? [] : [{ what: `the chain breaks at entry ${broken}`, about: [subject] }];
    }),
};

export const everyCaseHasAnOpening: Invariant = {
  name: 'every case has its opening in the audit',
  sentence: 'Whatever became of a case, its chain begins with how it was opened.',
  check: (_, { items }) => {
    const opened = new Set(
      items['audit-entry'].flatMap(({ fact, subject }) => (fact === 'CaseOpened' ? [subject] : [])),
    );
    return items.case.flatMap(({ caseId, reference }) =>
      opened.has(caseId) ? [] : [{ what: 'no CaseOpened in its chain', about: [caseId, reference] }],
    );
  },
};
