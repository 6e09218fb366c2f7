import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import type { OutboxRow, WaitingRow } from '../../shared/domain/outbox/row.ts';
import {
  claimRow,
  isDue,
  isTriedOut,
  markDropped,
  markFailed,
  markRefused,
  markSent,
} from '../../shared/domain/outbox/rules.ts';
import { outboxKey } from '../../shared/store/keys.ts';
import { outboxRows } from '../../shared/store/ledger.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { saving, type Write } from '../../shared/store/writes.ts';

/** How a try ended. `unknown`: it may have had its effect; nothing is tried again until the claim has run out. */
export type TryOutcome =
  | { ended: 'sent'; providerId?: string }
  | { ended: 'dropped'; reason: string }
  | { ended: 'refused'; reason: string }
  | { ended: 'unknown' };

/** One kind of effect: what is written together with the claim, and the try itself. */
export type Sender = {
  prepare(row: WaitingRow): Promise<{ writes: Write[]; send(): Promise<TryOutcome> }>;
};

export type Senders = (row: WaitingRow) => Sender;

/**
 * Claims one outbox row, tries its effect, and records how that ended. Safe to run twice and by two at once: a row that
 * somebody else has claimed, or that is done, is left alone.
 * @throws when the effect could not be prepared (the row is as it was), and when the row was given up for good.
 */
export const deliverRow = async (
  services: Services,
  senders: Senders,
  municipality: MunicipalityCode,
  outboxId: string,
): Promise<void> => {
  const kept = await services.store.find(outboxRows, outboxKey(municipality, outboxId));
  if (!kept || !isDue(kept.value, services.clock.now())) return;
  if (isTriedOut(kept.value)) {
    return keep(services, kept, markFailed(kept.value, services.clock.now(), 'no answer to any try'));
  }
  const { writes, send } = await senders(kept.value).prepare(kept.value);
  const claimed = claimRow(kept.value, services.clock.now());
  const claim = await services.store.commit([
    saving(outboxRows, kept, claimed, 'ClaimedMeanwhile'),
    ...writes,
  ]);
  if (!claim.ok) return;
  await record(services, { value: claimed, version: kept.version + 1 }, claimed, await send());
};

const record = async (
  services: Services,
  kept: Kept<OutboxRow>,
  claimed: WaitingRow,
  outcome: TryOutcome,
): Promise<void> => {
  const next = afterTry(claimed, outcome, services);
  if (next !== undefined) await keep(services, kept, next);
};

const keep = async (services: Services, kept: Kept<OutboxRow>, next: OutboxRow): Promise<void> => {
  // Refused when the provider's own event was quicker: then the row already says how it ended.
  const recorded = await services.store.commit([saving(outboxRows, kept, next, 'EventWasQuicker')]);
  if (recorded.ok && next.status === 'failed')
    throw new Error(`The outbox row ${next.outboxId} was given up: ${next.reason}`);
};

/**
 * Counts a try that ended before anything left the house, because its letter could not be written: so that one row that
 * can never be sent is given up in the end, and meanwhile stands in nobody's way.
 */
export const countBrokenTry = async (
  services: Services,
  municipality: MunicipalityCode,
  outboxId: string,
  reason: string,
): Promise<void> => {
  const kept = await services.store.find(outboxRows, outboxKey(municipality, outboxId));
  const now = services.clock.now();
  if (!kept || !isDue(kept.value, now)) return;
  const next = markRefused(claimRow(kept.value, now), now, reason);
  await services.store.commit([saving(outboxRows, kept, next, 'TriedMeanwhile')]);
};

const afterTry = (claimed: WaitingRow, outcome: TryOutcome, services: Services): OutboxRow | undefined => {
  const now = services.clock.now();
  switch (outcome.ended) {
    case 'sent':
      return markSent(claimed, now, outcome.providerId);
    case 'dropped':
      return markDropped(claimed, now, outcome.reason);
    case 'refused':
      return markRefused(claimed, now, outcome.reason);
    case 'unknown':
      return undefined;
    default:
      return outcome satisfies never;
  }
};
