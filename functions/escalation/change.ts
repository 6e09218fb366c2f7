import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { type Command, carryOut } from '../../shared/store/command.ts';
import { escalationOf, escalations } from '../../shared/store/escalations.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { saving } from '../../shared/store/writes.ts';

/** What a change of an escalation writes beside it. `next` equal to what was there: nothing is written at all. */
export type Change = { next: Escalation } & Partial<Pick<Command, 'writes' | 'effects' | 'audit'>>;

export type ChangeRefusal = { kind: 'NoSuchEscalation' } | BrokenBelief;

/** Somebody else's change comes first at most so often: the ladder, a click and a bounce may meet. */
const TRIES = 5;

/** Changes an escalation in one transaction; decided anew on the newer state when somebody else was quicker. */
export const changeEscalation = async <R extends { kind: string }>(
  services: Services,
  municipality: MunicipalityCode,
  escalationId: string,
  decide: (current: Escalation) => Promise<Result<Change, R>>,
): Promise<Result<Escalation, R | ChangeRefusal>> => {
  for (let tries = 1; ; tries += 1) {
    const kept = await escalationOf(services.store, municipality, escalationId);
    if (!kept) return refused({ kind: 'NoSuchEscalation' });
    const decision = await decide(kept.value);
    if (!decision.ok) return decision;
    if (decision.value.next === kept.value) return accepted(kept.value);
    const outcome = await carryOut(services, commandOf(kept, decision.value));
    if (outcome.ok) return accepted(decision.value.next);
    if (tries === TRIES) return outcome;
  }
};

const commandOf = (kept: Kept<Escalation>, { next, writes = [], effects, audit }: Change): Command => ({
  municipality: kept.value.municipality,
  writes: [saving(escalations, kept, next, 'EscalationMoved'), ...writes],
  ...(effects ? { effects } : {}),
  ...(audit ? { audit } : {}),
});
