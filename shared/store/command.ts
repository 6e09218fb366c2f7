import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { AuditNote } from '../domain/audit/entry.ts';
import type { OutboxId } from '../domain/ids.ts';
import type { MunicipalityCode } from '../domain/municipality/schema.ts';
import type { Effect } from '../domain/outbox/effect.ts';
import { writeRow } from '../domain/outbox/rules.ts';
import { accepted, type Result, refused } from '../runtime/result.ts';
import { CHAIN_MOVED, chainNote } from './audit-chain.ts';
import { idempotencyKey } from './keys.ts';
import { type Once, onceRows, outboxRows } from './ledger.ts';
import type { Services } from './services.ts';
import type { BrokenBelief } from './store.ts';
import { creating, type Write } from './writes.ts';

/** Everything that one decision changes: it is written whole, or not at all. */
export type Command = {
  municipality: MunicipalityCode;
  writes: readonly Write[];
  effects?: readonly Effect[];
  audit?: readonly AuditNote[];
};

const CHAIN_TRIES = 5;

/** Carries a command out in one transaction. Refusals: whichever belief of its writes proved false. */
export const carryOut = async (services: Services, command: Command): Promise<Result<void, BrokenBelief>> => {
  const now = services.clock.now();
  const rows = (command.effects ?? []).map((effect) =>
    creating(
      outboxRows,
      writeRow(command.municipality, services.ids.mint('outbox') as OutboxId, effect, now, notBefore(effect)),
      'OutboxRowExists',
    ),
  );
  for (let tries = 1; ; tries += 1) {
    const chained = await Promise.all(
      (command.audit ?? []).map((note) => chainNote(services.store, command.municipality, note, now)),
    );
    const outcome = await services.store.commit([...command.writes, ...rows, ...chained.flat()]);
    const moved = !outcome.ok && outcome.refusal.kind === CHAIN_MOVED;
    if (!moved || tries === CHAIN_TRIES) return outcome;
  }
};

const notBefore = (effect: Effect): Temporal.Instant | undefined =>
  'notBefore' in effect && effect.notBefore !== undefined
    ? Temporal.Instant.from(effect.notBefore)
    : undefined;

/** How long a repeated request still gets the first one's answer. */
const ONCE_DAYS = 14;

export type OnceRefusal = { kind: 'AnotherRequestHadThisKey' };

/**
 * Carries a command out once per key: the same key and request again get the same answer, the same key with another
 * request is refused. `decide` runs only for the first.
 */
export const carryOutOnce = async <R extends { kind: string }>(
  services: Services,
  once: { municipality: MunicipalityCode; key: string; request: unknown },
  decide: () => Promise<Result<{ command: Command; answer: Record<string, string> }, R>>,
): Promise<Result<Record<string, string>, R | OnceRefusal | BrokenBelief>> => {
  const requestHash = createHash('sha256').update(JSON.stringify(once.request)).digest('hex');
  const before = await answeredBefore(services, once, requestHash);
  if (before) return before;
  const decision = await decide();
  if (!decision.ok) return decision;
  const row: Once = {
    municipality: once.municipality,
    onceKey: once.key,
    requestHash,
    answer: decision.value.answer,
    expiresAt: services.clock
      .now()
      .add({ hours: 24 * ONCE_DAYS })
      .toString(),
  };
  const { command, answer } = decision.value;
  const writes = [creating(onceRows, row, 'DoneMeanwhile'), ...command.writes];
  const outcome = await carryOut(services, { ...command, writes });
  if (outcome.ok) return accepted(answer);
  if (outcome.refusal.kind !== 'DoneMeanwhile') return outcome;
  return (await answeredBefore(services, once, requestHash)) ?? outcome;
};

const answeredBefore = async (
  services: Services,
  once: { municipality: MunicipalityCode; key: string },
  requestHash: string,
): Promise<Result<Record<string, string>, OnceRefusal> | undefined> => {
  const row = await services.store.find(onceRows, idempotencyKey(once.municipality, once.key));
  if (!row) return undefined;
  return row.value.requestHash === requestHash
    ? accepted(row.value.answer)
    : refused({ kind: 'AnotherRequestHadThisKey' });
};
