import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverRow, type Sender, type TryOutcome } from '../../functions/outbox/deliver.ts';
import { hearOfMail, type MailEvent } from '../../functions/outbox/mail-events.ts';
import type { OutboxId } from '../../shared/domain/ids.ts';
import { inMailings } from '../../shared/domain/outbox/mailing.ts';
import { writeRow } from '../../shared/domain/outbox/rules.ts';
import { outboxKey } from '../../shared/store/keys.ts';
import { outboxRows } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import { creating } from '../../shared/store/writes.ts';
import { aTwin, CITY } from '../infra/at-home.ts';

const SIZE = 12;

let twin: Awaited<ReturnType<typeof aTwin>>;
let services: Services;
let now = Temporal.Instant.from('2026-11-09T00:00:00Z');
let outboxId: OutboxId;
let rows = 0;
const sent: number[] = [];
/** How the try of each place goes, where it does not go well. */
let fate: Record<number, TryOutcome | 'dies' | 'cannot be written'> = {};

const sender: Sender = {
  prepare: async ({ place = -1 }) => {
    if (fate[place] === 'cannot be written') throw new TypeError('quotes 見本 花子');
    return {
      laid: [],
      send: async () => {
        const end = fate[place];
        if (end === 'dies') throw new Error('the process died');
        if (typeof end === 'object' && end.ended !== 'unknown') return end;
        sent.push(place);
        return end && typeof end === 'object' ? end : { ended: 'sent' };
      },
    };
  },
};
const deliver = () => deliverRow(services, () => sender, CITY, outboxId);
const row = async () => (await services.store.find(outboxRows, outboxKey(CITY, outboxId)))?.value;
const hear = (place: number) =>
  hearOfMail(services, {}, {
    'detail-type': 'Email Sent',
    detail: {
      eventType: 'Send',
      mail: { messageId: `m${place}`, tags: { outbox: [outboxId], municipality: [CITY], place: [place] } },
    },
  } as unknown as MailEvent);

beforeAll(async () => {
  twin = await aTwin();
  services = { ...twin.store, clock: { now: () => now } };
});
afterAll(() => twin.stop());
beforeEach(async () => {
  sent.length = 0;
  fate = {};
  rows += 1;
  outboxId = `outbox_01TEST000000000000000000${String(rows).padStart(2, '0')}` as OutboxId;
  const [effect] = inMailings(
    Array.from({ length: SIZE }, (_, number) => ({
      kind: 'mail',
      letter: 'any',
      to: { who: 'facility', facilityId: `facility-${number}` },
      about: {},
      lane: 'campaign',
    })),
  );
  if (!effect) throw new Error('no mailing');
  // In an hour at which the twin's own dispatcher leaves it alone.
  await services.store.commit([
    creating(outboxRows, writeRow(CITY, outboxId, effect, now, now.add({ hours: 1 })), 'RowExists'),
  ]);
  await twin.timeline.quiet();
  now = now.add({ hours: 2 });
});

const all = Array.from({ length: SIZE }, (_, place) => place);

describe('a mailing', () => {
  it('is sent mail by mail, each once, however often it is delivered', async () => {
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect([...sent].sort((one, other) => one - other)).toEqual(all);
    expect(await row()).toMatchObject({ status: 'sent' });
  });

  it('tries only the refused mails again, a minute later', async () => {
    fate = { 3: { ended: 'refused', reason: 'Throttling' }, 7: 'cannot be written' };
    await deliver();
    expect(sent).toHaveLength(SIZE - 2);
    expect(await row()).toMatchObject({ status: 'new', left: [3, 7] });
    fate = {};
    sent.length = 0;
    await deliver();
    expect(sent).toEqual([]);
    now = now.add({ minutes: 1 });
    await deliver();
    expect(sent).toEqual([3, 7]);
    expect(await row()).toMatchObject({ status: 'sent' });
  });

  it('whose sender died sends no mail again of which the provider told, and the others when the claim has run out', async () => {
    fate = { 6: 'dies' };
    await expect(deliver()).rejects.toThrow('the process died');
    const left = [...sent];
    expect(left.length).toBeGreaterThan(0);
    for (const place of left) await hear(place);
    sent.length = 0;
    fate = {};
    now = now.add({ minutes: 14 });
    await deliver();
    expect(sent).toEqual([]);
    now = now.add({ minutes: 1 });
    await deliver();
    expect([...sent].sort((one, other) => one - other)).toEqual(all.filter((place) => !left.includes(place)));
    expect(await row()).toMatchObject({ status: 'sent' });
  });

  it('with a mail in the dark waits for the provider, and is done without sending when it tells', async () => {
    fate = { 4: { ended: 'unknown' } };
    await deliver();
    expect(await row()).toMatchObject({ status: 'claimed', left: [4] });
    await hear(4);
    fate = {};
    sent.length = 0;
    now = now.add({ minutes: 15 });
    await deliver();
    expect(sent).toEqual([]);
    expect(await row()).toMatchObject({ status: 'sent' });
  });

  it('hands a mail that came back to the feature that wrote it, about that mail', async () => {
    await deliver();
    const told: unknown[] = [];
    await hearOfMail(services, { any: async (_services, effect) => void told.push(effect.to) }, {
      'detail-type': 'Email Bounced',
      detail: {
        eventType: 'Bounce',
        bounce: { bounceType: 'Permanent' },
        mail: { messageId: 'm', tags: { outbox: [outboxId], municipality: [CITY], place: [5] } },
      },
    } as unknown as MailEvent);
    expect(told).toEqual([{ who: 'facility', facilityId: 'facility-5' }]);
  });
});
