import type { Temporal } from 'temporal-polyfill';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import type { StaffId } from '../ids.ts';
import type { Case, OpenCase } from './schema.ts';

export type CaseRefusal = { kind: 'CaseIsClosed' } | { kind: 'CaseTakenByAnother'; consultantId: StaffId };

/**
 * A consultant makes a case their own. Taking it twice changes nothing.
 * Refusals: `CaseIsClosed`; `CaseTakenByAnother`, since a family should not change hands unnoticed.
 */
export const takeCase = (
  current: Case,
  consultantId: StaffId,
  now: Temporal.Instant,
): Result<Case, CaseRefusal> => {
  switch (current.status) {
    case 'received':
      return accepted({ ...current, status: 'taken', consultantId, takenAt: now.toString() });
    case 'taken':
      return current.consultantId === consultantId
        ? accepted(current)
        : refused({ kind: 'CaseTakenByAnother', consultantId: current.consultantId });
    case 'closed':
      return refused({ kind: 'CaseIsClosed' });
    default:
      return current satisfies never;
  }
};

/** How a case may end. */
export type Outcome = Extract<Case, { status: 'closed' }>['outcome'];

/** Ends a case. Ending it again keeps the first end. */
export const closeCase = (current: Case, outcome: Outcome, now: Temporal.Instant): Case => {
  if (current.status === 'closed') return current;
  const consultantId = current.status === 'taken' ? current.consultantId : undefined;
  const { municipality, caseId, reference, ward, channel, locale, consent, openedAt, family } = current;
  return {
    status: 'closed',
    municipality,
    caseId,
    reference,
    ward,
    channel,
    locale,
    consent,
    openedAt,
    family,
    ...(consultantId ? { consultantId } : {}),
    closedAt: now.toString(),
    outcome,
  };
};

/** Whether a family may still be written to: a closed case gets no further mail, task or question. */
export const mayBeContacted = (current: Case): current is OpenCase => current.status !== 'closed';
