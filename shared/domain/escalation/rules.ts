import type { Temporal } from 'temporal-polyfill';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import type { StaffRole } from '../staff/schema.ts';
import type { Rung } from './ladder.ts';
import type { Mark } from './outcome-clock.ts';
import type { Acknowledgement, Actor, Escalation, Outcome, Unacknowledged, Unsettled } from './schema.ts';

export type EscalationRefusal =
  | { kind: 'EscalationIsSettled' }
  | { kind: 'OnlyASupervisorCloses' }
  | { kind: 'SeenBeforeRaised' }
  | { kind: 'SeenInTheFuture' };

/** Steps onto a rung: whom it tells goes into the history; from the rung of the phone on, the alarm stands. */
export const stepOnRung = (escalation: Unacknowledged, rung: Rung, now: Temporal.Instant): Escalation => ({
  ...escalation,
  status: 'notified',
  rung: rung.rung,
  rungEndsAt: rung.endsAt.toString(),
  told: rung.tell
    ? [...escalation.told, { ...rung.tell, rung: rung.rung, at: now.toString(), undelivered: false }]
    : escalation.told,
  alarm: escalation.alarm || rung.supervisorAndPhone,
});

/** Notes that a notice did not arrive; a late bounce of an earlier rung is noted and changes nothing else. */
export const noteUndelivered = (escalation: Escalation, rung: number): Escalation => ({
  ...escalation,
  told: escalation.told.map((told) => (told.rung === rung ? { ...told, undelivered: true } : told)),
});

/**
 * A person confirms that they have it. Only this silences the ladder; the clock of the outcome goes on, and so does an
 * alarm that it raised. Confirming again keeps the first confirmation. Refusals: `EscalationIsSettled`.
 */
export const acknowledgeEscalation = (
  escalation: Escalation,
  acknowledgement: Acknowledgement,
  outcomeOverdue: boolean,
): Result<Escalation, EscalationRefusal> => {
  switch (escalation.status) {
    case 'raised':
    case 'notified':
      return accepted({
        ...knownOf(escalation),
        status: 'acknowledged',
        acknowledgement,
        alarm: outcomeOverdue,
      });
    case 'acknowledged':
      return accepted(escalation);
    case 'settled':
      return refused({ kind: 'EscalationIsSettled' });
    default:
      return escalation satisfies never;
  }
};

/** Everybody was reminded that no outcome is recorded. */
export const noteReminder = (escalation: Unsettled, mark: Mark): Escalation => ({
  ...escalation,
  remindedUntil: mark.at.toString(),
  alarm: escalation.alarm || mark.alarm,
});

/** Who settles: an agency, or one of us with a role. */
export type Settler = { by: Actor; role?: StaffRole };

/**
 * Ends an escalation: who saw the child, when and where, or a person's reason for closing it. Where the child's safety
 * must be confirmed, nobody but a supervisor closes without that. Settling again keeps the first outcome.
 * Refusals: `OnlyASupervisorCloses`, `SeenBeforeRaised`, `SeenInTheFuture`.
 */
export const settleEscalation = (
  escalation: Escalation,
  outcome: Outcome,
  settler: Settler,
  now: Temporal.Instant,
): Result<Escalation, EscalationRefusal> => {
  if (escalation.status === 'settled') return accepted(escalation);
  const refusal = refusalOf(escalation, outcome, settler, now);
  if (refusal) return refused(refusal);
  return accepted({
    ...knownOf(escalation),
    status: 'settled',
    ...(escalation.status === 'acknowledged' ? { acknowledgement: escalation.acknowledgement } : {}),
    outcome,
    settledBy: settler.by,
    settledAt: now.toString(),
    alarm: false,
  });
};

const refusalOf = (
  { raisedAt, terms }: Unsettled,
  outcome: Outcome,
  { by, role }: Settler,
  now: Temporal.Instant,
): EscalationRefusal | undefined => {
  if (outcome.kind === 'closed') {
    const free = by.who === 'staff' && (role === 'supervisor' || !terms.safetyWithin48Hours);
    return free ? undefined : { kind: 'OnlyASupervisorCloses' };
  }
  if (isEarlier(outcome.seenAt, raisedAt)) return { kind: 'SeenBeforeRaised' };
  return isEarlier(now.toString(), outcome.seenAt) ? { kind: 'SeenInTheFuture' } : undefined;
};

/** Minutes are what people write down; a sighting in the minute of the raising is none before it. */
const isEarlier = (left: string, right: string): boolean => left.slice(0, 16) < right.slice(0, 16);

/** What every status knows. */
const knownOf = ({
  municipality,
  escalationId,
  reference,
  ward,
  kind,
  terms,
  caseId,
  raisedAt,
  raisedBy,
  concern,
  told,
  questions,
  remindedUntil,
  alarm,
}: Unsettled) => ({
  municipality,
  escalationId,
  reference,
  ward,
  kind,
  terms,
  ...(caseId ? { caseId } : {}),
  raisedAt,
  raisedBy,
  concern,
  told,
  questions,
  ...(remindedUntil ? { remindedUntil } : {}),
  alarm,
});
