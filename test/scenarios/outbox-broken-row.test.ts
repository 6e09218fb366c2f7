import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sender } from '../../functions/outbox/deliver.ts';
import { sweepOutbox } from '../../functions/outbox/sweep.ts';
import type { CaseId, OutboxId } from '../../shared/domain/ids.ts';
import type { Lane } from '../../shared/domain/outbox/effect.ts';
import { writeRow } from '../../shared/domain/outbox/rules.ts';
import { outboxKey } from '../../shared/store/keys.ts';
import { outboxRows } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import { creating } from '../../shared/store/writes.ts';
import { aTwin, CITY } from '../infra/at-home.ts';

const BROKEN = 'outbox_01TEST00000000000000000001' as OutboxId;
const SILENT = 'outbox_01TEST00000000000000000002' as OutboxId;
const WHOLE = 'outbox_01TEST00000000000000000003' as OutboxId;

let twin: Awaited<ReturnType<typeof aTwin>>;
let now = Temporal.Instant.from('2026-04-01T00:00:00Z');
let services: Services;
const sent: string[] = [];

/** The row's letter decides how its try goes. */
const sender: Sender = {
  prepare: async (row) => {
    if (row.outboxId === BROKEN) throw new TypeError('a letter that cannot be written quotes 見本 花子');
    return {
      laid: [],
      send: async () => {
        sent.push(row.outboxId);
        return row.outboxId === SILENT ? { ended: 'unknown' } : { ended: 'sent' };
      },
    };
  },
};
const sweep = () => sweepOutbox(services, () => sender, [CITY]);
const write = (outboxId: OutboxId, lane: Lane = 'escalation') => {
  const to = { who: 'guardian' as const, caseId: 'case_01TEST00000000000000000001' as CaseId };
  const effect = { kind: 'mail' as const, letter: 'any', to, about: {}, lane };
  // In another hour than the twin's own sweeper looks at.
  return services.store.commit([
    creating(outboxRows, writeRow(CITY, outboxId, effect, now, now.add({ hours: 1 })), 'RowExists'),
  ]);
};
const rowOf = async (outboxId: OutboxId) =>
  (await services.store.find(outboxRows, outboxKey(CITY, outboxId)))?.value;

beforeAll(async () => {
  twin = await aTwin();
  services = { ...twin.store, clock: { now: () => now } };
  for (const one of [BROKEN, SILENT, WHOLE]) await write(one);
  await twin.timeline.quiet();
  now = now.add({ hours: 2 });
});
afterAll(() => twin.stop());

describe('a sweep', () => {
  it('that meets a row whose letter cannot be written still sends the others, and tells of it without quoting it', async () => {
    const told = await sweep().catch((error: Error) => error.message);
    expect(told).toBe(`Of 3 outbox rows these broke: ${BROKEN} (TypeError)`);
    expect(sent).toContain(WHOLE);
    expect(await rowOf(WHOLE)).toMatchObject({ status: 'sent' });
    expect(await rowOf(BROKEN)).toMatchObject({ status: 'new', attempts: 1 });
  });

  it('gives up in the end on a letter that can never be written, and on a mail of which nothing is ever heard', async () => {
    for (let sweeps = 0; sweeps < 30; sweeps += 1) {
      now = now.add({ hours: 12 });
      await sweep().catch(() => undefined);
    }
    expect(await rowOf(BROKEN)).toMatchObject({ status: 'failed', reason: 'TypeError', attempts: 8 });
    expect(await rowOf(SILENT)).toMatchObject({
      status: 'failed',
      reason: 'no answer to any try',
      attempts: 8,
    });
    expect(sent.filter((one) => one === SILENT)).toHaveLength(8);
  });

  it('finds a mail about a child in danger behind a crowd of older campaign mails, and sends it first', async () => {
    const urgent = 'outbox_01TEST00000000000000000009' as OutboxId;
    for (let one = 0; one < 501; one += 1) {
      await write(`outbox_01TEST0000000000000000${1000 + one}` as OutboxId, 'campaign');
    }
    now = now.add({ minutes: 1 });
    await write(urgent, 'escalation');
    now = now.add({ hours: 2 });
    sent.length = 0;
    await sweep();
    expect(sent[0]).toBe(urgent);
    expect(sent).toHaveLength(500);
  });
});
