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
    corrects?: ConsultationId | undefined;
  },
): Result<Consultation, ConsultationRefusal> => {
  const { informed, agreed, nextStep, nextStepOn, ...said } = note;
  if (isBefore(made.today, note.heldOn)) return refused({ kind: 'HeldInTheFuture' });
  if (nextStepOn && isBefore(nextStepOn, made.today)) return refused({ kind: 'NextStepInThePast' });
  if (nextStep && current.status === 'closed') return refused({ kind: 'CaseIsClosed' });
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
    ...(made.corrects ? { corrects: made.corrects } : {}),
  });
};

/** A note as it holds now, and what it said before it was corrected, the first version first. */
export type ConsultationVersions = { now: Consultation; before: readonly Consultation[] };

/** The notes of a case, each with its versions. Two corrections of one note both stay; the later one holds. */
export const versionsOf = (all: readonly Consultation[]): ConsultationVersions[] => {
  const inOrder = [...all].sort((left, right) => (left.writtenAt < right.writtenAt ? -1 : 1));
  const first = (one: Consultation): ConsultationId => {
    const corrected = one.corrects && inOrder.find((other) => other.consultationId === one.corrects);
    return corrected ? first(corrected) : one.consultationId;
  };
  const groups = new Map<ConsultationId, Consultation[]>();
  for (const one of inOrder) groups.set(first(one), [...(groups.get(first(one)) ?? []), one]);
  return [...groups.values()].flatMap((versions) => {
    const now = versions.at(-1);
    return now ? [{ now, before: versions.slice(0, -1) }] : [];
  });
};
