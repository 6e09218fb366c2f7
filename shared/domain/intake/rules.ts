import type { Temporal } from 'temporal-polyfill';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import type { Case } from '../case/schema.ts';
import type { CaseId, ChildId } from '../ids.ts';
import type { Municipality } from '../municipality/schema.ts';
import type { Intake, IntakeDoor } from './schema.ts';

export type IntakeRefusal =
  | { kind: 'UnknownWard' }
  | { kind: 'BirthInTheFuture' }
  | { kind: 'DueDateTooFar' };

/** A due date lies within ten months; one further off was mistyped. Unit: days. */
const LONGEST_PREGNANCY_DAYS = 300;

/**
 * Opens a case from an intake.
 * Refusals: `UnknownWard`; `BirthInTheFuture` for a child said to be born; `DueDateTooFar` for an expected one.
 */
export const openCase = (
  intake: Intake,
  door: IntakeDoor,
  municipality: Municipality,
  made: {
    caseId: CaseId;
    childId: ChildId;
    reference: string;
    now: Temporal.Instant;
    today: Temporal.PlainDate;
  },
): Result<Case, IntakeRefusal> => {
  if (!municipality.wards.some((ward) => ward.ward === intake.ward)) return refused({ kind: 'UnknownWard' });
  const birth = birthOf(intake, made.today);
  if (!birth.ok) return birth;
  const area = municipality.postalAreas.find((one) => one.postalCode === intake.postalCode);
  const home = area?.centre ?? municipality.wards.find((ward) => ward.ward === intake.ward)?.centre;
  return accepted({
    status: 'received',
    municipality: municipality.municipality,
    caseId: made.caseId,
    reference: made.reference,
    ward: intake.ward,
    channel: door.channel,
    locale: door.locale,
    consent: { given: door.consentGiven, at: made.now.toString() },
    openedAt: made.now.toString(),
    family: {
      guardianName: intake.guardianName,
      mail: intake.mail,
      phone: intake.phone,
      children: [{ childId: made.childId, name: intake.childName, birth: birth.value }],
      needs: {
        wishedFrom: intake.wishedFrom,
        weekdays: intake.weekdays,
        from: intake.from,
        until: intake.until,
        travel: intake.travel,
        postalCode: intake.postalCode,
        home,
      },
      words: intake.words,
    },
  });
};

const birthOf = (
  intake: Intake,
  today: Temporal.PlainDate,
): Result<Case['family']['children'][number]['birth'], IntakeRefusal> => {
  if (intake.birthKind === 'born') {
    return intake.birthDate > today.toString()
      ? refused({ kind: 'BirthInTheFuture' })
      : accepted({ kind: 'born', bornOn: intake.birthDate });
  }
  return intake.birthDate > today.add({ days: LONGEST_PREGNANCY_DAYS }).toString()
    ? refused({ kind: 'DueDateTooFar' })
    : accepted({ kind: 'due', dueOn: intake.birthDate });
};
