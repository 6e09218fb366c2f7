import { ChangedMeanwhile } from '../../shared/store/changed-meanwhile.ts';
import { type Command, carryOut } from '../../shared/store/command.ts';
import { onceRows } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import { creating } from '../../shared/store/writes.ts';

/** An execution lives at most a year; its steps are remembered a little longer. Unit: days. */
const REMEMBERED_DAYS = 400;

const DONE_BEFORE = 'StepDoneBefore';

/**
 * Carries a step's command out once, whatever the workflow retries: `about` names the step and the very thing it is
 * about (`confirm-to-guardian/case_…`). A second run writes nothing and is as good as the first.
 * @throws when something changed meanwhile; the workflow then runs the step again, on the new state.
 */
export const carryOutStepOnce = async (
  services: Services,
  about: string,
  command: Command,
): Promise<void> => {
  const expiresAt = services.clock
    .now()
    .add({ hours: 24 * REMEMBERED_DAYS })
    .toString();
  const { municipality } = command;
  const row = creating(
    onceRows,
    { municipality, onceKey: `step/${about}`, requestHash: '', answer: {}, expiresAt },
    DONE_BEFORE,
  );
  const outcome = await carryOut(services, { ...command, writes: [row, ...command.writes] });
  if (!outcome.ok && outcome.refusal.kind !== DONE_BEFORE) {
    throw new ChangedMeanwhile(outcome.refusal.kind);
  }
};

/** Carries out a command that is safe to run twice by itself. @throws when something changed meanwhile. */
export const carryOutStep = async (services: Services, command: Command): Promise<void> => {
  const outcome = await carryOut(services, command);
  if (!outcome.ok) throw new ChangedMeanwhile(outcome.refusal.kind);
};
