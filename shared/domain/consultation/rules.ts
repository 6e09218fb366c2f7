import { Temporal } from 'temporal-polyfill';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import { type DateLike, isBefore } from '../calendar/local-date.ts';
import type { Case } from '../case/schema.ts';
import type { ConsultationId, StaffId } from '../ids.ts';
import type { Consultation, ConsultationNote } from './schema.ts';

export type ConsultationRefusal =
  | { kind: 'HeldInTheFuture' }
  | { kind: 'NextStepInThePast' }
  | { kind: 'CaseIsClosed' };

/**
 * Writes down a talk. A closed case may still get one, since people call afterwards, but no next step follows from it.
 * A correction may keep what its original said.
 * Refusals: `HeldInTheFuture`; `NextStepInThePast`; `CaseIsClosed` for a next step with a family that is left in peace.
 */
export const writeConsultation = (
  note: ConsultationNote,
  current: Case,
  made: {
    consultationId: ConsultationId;
    writtenBy: StaffId;
    writtenAt: string;
    today: DateLike;
    original?: Consultation | undefined;
  },
): Result<Consultation, ConsultationRefusal> => {
  const { informed, agreed, nextStep, nextStepOn, ...said } = note;
  if (isBefore(made.today, note.heldOn)) return refused({ kind: 'HeldInTheFuture' });
  if (nextStepOn && nextStepOn !== made.original?.nextStepOn && isBefore(nextStepOn, made.today)) {
    return refused({ kind: 'NextStepInThePast' });
  }
  if (nextStep && nextStep !== made.original?.text.nextStep && current.status === 'closed')
    return refused({ kind: 'CaseIsClosed' });
  const { municipality, caseId, ward } = current;
  return accepted({
    municipality,
    caseId,
    ward,
    consultationId: made.consultationId,
    ...said,
    text: { informed, agreed, nextStep },
    ...(nextStepOn ? { nextStepOn } : {}),
    writtenBy: made.writtenBy,
    writtenAt: made.writtenAt,
    ...(made.original ? { corrects: made.original.consultationId } : {}),
  });
};

/** A note as it holds now, and what it said before it was corrected, the first version first. */
export type ConsultationVersions = { now: Consultation; before: readonly Consultation[] };

/** The notes of a case, each with its versions. Two corrections of one note both stay; the later one holds. */
export const versionsOf = (all: readonly Consultation[]): ConsultationVersions[] => {
  const lineOf = (one: Consultation): ConsultationId[] => {
    const corrected = all.find((other) => other.consultationId === one.corrects);
    return [...(corrected ? lineOf(corrected) : []), one.consultationId];
  };
  // Of two written in one instant, the correction is the later.
  const inOrder = [...all].sort(
    (left, right) =>
      Temporal.Instant.compare(left.writtenAt, right.writtenAt) || lineOf(left).length - lineOf(right).length,
  );
  const groups = new Map<ConsultationId | undefined, Consultation[]>();
  for (const one of inOrder) {
    const [first] = lineOf(one);
    groups.set(first, [...(groups.get(first) ?? []), one]);
  }
  return [...groups.values()].flatMap((versions) => {
    const now = versions.at(-1);
    return now ? [{ now, before: versions.slice(0, -1) }] : [];
  });
};
