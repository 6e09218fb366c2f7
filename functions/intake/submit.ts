import type { Principal } from '../../shared/domain/access/principal.ts';
import { REFERENCE_BYTES, referenceFrom } from '../../shared/domain/case/reference.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import type { CaseId, ChildId } from '../../shared/domain/ids.ts';
import { type IntakeRefusal, openCase } from '../../shared/domain/intake/rules.ts';
import type { Intake, IntakeDoor } from '../../shared/domain/intake/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { Effect } from '../../shared/domain/outbox/effect.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { caseReferences, cases } from '../../shared/store/cases.ts';
import { type Command, carryOutOnce, type OnceRefusal } from '../../shared/store/command.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { creating } from '../../shared/store/writes.ts';

export type Submission = {
  municipality: Municipality;
  by: Principal;
  /** One press of the button, or one `Idempotency-Key`: sent twice, it is one case. */
  onceKey: string;
  intake: Intake;
  door: IntakeDoor;
};

export type SubmitRefusal = IntakeRefusal | OnceRefusal | BrokenBelief;

/** One intake, one transaction: the case, its reference, the receipt, the workflow, the audit entry. */
export const submitIntake = (
  services: Services,
  submission: Submission,
): Promise<Result<{ reference: string; caseId: string }, SubmitRefusal>> =>
  carryOutOnce(
    services,
    {
      municipality: submission.municipality.municipality,
      key: `intake:${submission.onceKey}`,
      request: submission.intake,
    },
    async () => decide(services, submission),
  ) as Promise<Result<{ reference: string; caseId: string }, SubmitRefusal>>;

const decide = (
  services: Services,
  { municipality, intake, door, by }: Submission,
): Result<{ command: Command; answer: Record<string, string> }, IntakeRefusal> => {
  const now = services.clock.now();
  const opened = openCase(intake, door, municipality, {
    caseId: services.ids.mint('case') as CaseId,
    childId: services.ids.mint('child') as ChildId,
    reference: referenceFrom(services.chance.bytes(REFERENCE_BYTES)),
    now,
    today: tokyoDate(now),
  });
  if (!opened.ok) return opened;
  return accepted({
    command: openingCommand(opened.value, by),
    answer: { reference: opened.value.reference, caseId: opened.value.caseId },
  });
};

/** Everything that the opening of a case writes. */
const openingCommand = (opened: Case, by: Principal): Command => {
  const { municipality, caseId, reference, channel } = opened;
  return {
    municipality,
    writes: [
      creating(cases, opened, 'CaseExists'),
      creating(caseReferences, { municipality, reference, caseId }, 'ReferenceExists'),
    ],
    effects: [
      ...receipt(opened),
      { kind: 'start-workflow', workflow: 'intake', name: caseId, input: { caseId } },
    ],
    audit: [{ by, subject: caseId, fact: 'CaseOpened', about: { channel } }],
  };
};

/** A family without a mail address gets its reference spoken or on paper. */
const receipt = (opened: Case): Effect[] =>
  opened.family.mail
    ? [
        {
          kind: 'mail',
          letter: 'intake-received',
          to: { who: 'guardian', caseId: opened.caseId },
          about: { caseId: opened.caseId },
          lane: 'receipt',
        },
      ]
    : [];
