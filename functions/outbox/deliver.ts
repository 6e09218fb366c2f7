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
import type { Laid } from '../../shared/store/store.ts';
import { saving } from '../../shared/store/writes.ts';
import { tryMailing } from './deliver-mailing.ts';

/** How a try ended. `unknown`: it may have had its effect; nothing is tried again until the claim has run out. */
export type TryOutcome =
  | { ended: 'sent'; providerId?: string }
  | { ended: 'dropped'; reason: string }
  | { ended: 'refused'; reason: string }
  | { ended: 'unknown' };

/** What is tried: a row's effect, or one mail of its mailing, which then has a place there. */
export type Attempt = Pick<WaitingRow, 'municipality' | 'outboxId' | 'effect' | 'writtenAt'> & {
  place?: number;
};

/** One kind of effect: what must lie there before it is tried, and the try itself. */
export type Sender = {
  prepare(attempt: Attempt): Promise<{ laid: Laid[]; send(): Promise<TryOutcome> }>;
};

export type Senders = (attempt: Attempt) => Sender;

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
  const { effect } = kept.value;
  // A mailing is claimed before its mails are written: one that cannot be written holds up no other.
  const single = effect.kind === 'mailing' ? undefined : await senders(kept.value).prepare(kept.value);
  if (single && single.laid.length > 0) await services.store.lay(single.laid);
  const claimed = claimRow(kept.value, services.clock.now());
  const claim = await services.store.commit([saving(outboxRows, kept, claimed, 'ClaimedMeanwhile')]);
  if (!claim.ok) return;
  const next = single
    ? afterTry(claimed, await single.send(), services)
    : await tryMailing(services, senders, kept.value, claimed);
  if (next) await keep(services, { value: claimed, version: kept.version + 1 }, next);
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
