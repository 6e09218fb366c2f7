import type { Principal } from '../../shared/domain/access/principal.ts';
import { REFERENCE_BYTES, referenceFrom } from '../../shared/domain/case/reference.ts';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import { nextMark } from '../../shared/domain/escalation/outcome-clock.ts';
import { type RaiseRefusal, raiseEscalation } from '../../shared/domain/escalation/raise.ts';
import type { Concern, Escalation } from '../../shared/domain/escalation/schema.ts';
import type { CaseId, EscalationId } from '../../shared/domain/ids.ts';
import type { Municipality, WardCode } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { type Command, carryOutOnce, type OnceRefusal } from '../../shared/store/command.ts';
import { escalations } from '../../shared/store/escalations.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { creating } from '../../shared/store/writes.ts';
import { noteOn } from './notes.ts';
import { openingTask } from './tasks.ts';

export type Raising = {
  municipality: Municipality;
  by: Extract<Principal, { who: 'staff' }>;
  /** One press of the button: pressed twice, it is one escalation. */
  onceKey: string;
  kind: EscalationKind;
  ward: WardCode;
  caseId?: CaseId | undefined;
  concern: Concern;
};

export type RaisingRefusal = RaiseRefusal | OnceRefusal | BrokenBelief;

/** A raised concern, one transaction: the escalation, its workflow, the raiser's task to watch it, the audit. */
export const raiseConcern = (
  services: Services,
  raising: Raising,
): Promise<Result<{ escalationId: string; reference: string }, RaisingRefusal>> =>
  carryOutOnce(
    services,
    {
      municipality: raising.municipality.municipality,
      key: `escalation:${raising.onceKey}`,
      request: { concern: raising.concern, kind: raising.kind.kind, ward: raising.ward },
    },
    async () => decide(services, raising),
  ) as Promise<Result<{ escalationId: string; reference: string }, RaisingRefusal>>;

const decide = (
  services: Services,
  { municipality, by, kind, ward, caseId, concern }: Raising,
): Result<{ command: Command; answer: Record<string, string> }, RaiseRefusal> => {
  const raised = raiseEscalation(
    kind,
    concern,
    { ward, caseId },
    {
      escalationId: services.ids.mint('escalation') as EscalationId,
      reference: referenceFrom(services.chance.bytes(REFERENCE_BYTES)),
      by: by.staffId,
      now: services.clock.now(),
    },
  );
  if (!raised.ok) return raised;
  const { escalationId, reference } = raised.value;
  return accepted({
    command: raisingCommand(services, raised.value, by, municipality),
    answer: { escalationId, reference },
  });
};

const raisingCommand = (
  services: Services,
  raised: Escalation,
  by: Principal,
  { closures }: Municipality,
): Command => {
  const { municipality, escalationId, kind, caseId } = raised;
  const watch = openingTask(services, raised, {
    kind: 'watch-escalation',
    owner: raised.raisedBy,
    dueAt: nextMark(raised, closures).at.toString(),
  });
  const note = noteOn(raised, by, 'EscalationRaised', { kind });
  return {
    municipality,
    writes: [creating(escalations, raised, 'EscalationExists'), watch],
    effects: [
      { kind: 'start-workflow', workflow: 'escalation', name: escalationId, input: { escalationId } },
    ],
    // Beside the escalation's own chain, the case's chain knows that something was passed on.
    audit: [note, ...(caseId ? [{ ...note, subject: caseId, about: { escalationId } }] : [])],
  };
};
