import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { CaseId, OutboxId } from '../../shared/domain/ids.ts';
import { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { WaitingRow } from '../../shared/domain/outbox/row.ts';
import { claimRow, writeRow } from '../../shared/domain/outbox/rules.ts';
import { processChance } from '../../shared/runtime/chance.ts';
import { idsFrom } from '../../shared/runtime/ids.ts';
import type { Services } from '../../shared/store/services.ts';
import type { LetterSources } from './letters.ts';
import { mailSender } from './mail-sender.ts';

const now = Temporal.Instant.from('2026-04-01T00:00:00Z');
const clock = { now: () => now };
const caseId = CaseId.parse('case_01TEST00000000000000000001');

const city = Municipality.parse({
  municipality: '990019',
  name: { ja: 'みほん市' },
  demo: true,
  wards: [{ ward: 'kita', name: { ja: '北区' } }],
  postalAreas: [],
  hosts: [],
  complaintsDesk: { name: { ja: '相談窓口' }, phone: '000-000-0000', hours: { ja: '平日' } },
  closures: [],
});

/** A store that knows this city and nothing else: the sender asks for no more. */
const services: Services = {
  clock,
  chance: processChance,
  ids: idsFrom(clock, processChance),
  store: {
    find: async (records) =>
      records.entity === 'municipality' ? { value: records.schema.parse(city), version: 1 } : undefined,
    ask: async () => [],
    commit: async () => ({ ok: true, value: undefined }),
    lay: async () => undefined,
  },
};

const letters: LetterSources = {
  hello: {
    addressee: async () => ({ address: 'hanako@example.jp', locale: 'ja' }),
    write: async () => ({ subject: '件名', text: '本文', html: '<p>本文</p>' }),
  },
  withdrawn: {
    addressee: async () => 'not-wanted',
    write: async () => Promise.reject(new Error('never written')),
  },
};

const aRow = (letter: string): WaitingRow =>
  claimRow(
    writeRow(
      city.municipality,
      OutboxId.parse('outbox_01TEST00000000000000000001'),
      { kind: 'mail', letter, to: { who: 'guardian', caseId }, about: {}, lane: 'receipt' },
      now,
    ) as WaitingRow,
    now,
  );

const ses = mockClient(SESClient);
beforeEach(() => ses.reset());

const tryOnce = async (letter = 'hello') => {
  const sender = mailSender(services, new SESClient({ region: 'ap-northeast-1' }), letters, {
    from: 'concierge@hoiku.example',
    configurationSet: 'mails',
    publicOrigin: 'https://hoiku.example',
  });
  const { send } = await sender.prepare(aRow(letter));
  return send();
};

const failing = (name: string): Error => Object.assign(new Error('refused'), { name });

describe('a mail that the provider does not take', () => {
  it.each(['Throttling', 'MessageRejected', 'LimitExceededException'])(
    '%s: certainly not sent, so it is tried again later',
    async (name) => {
      ses.on(SendRawEmailCommand).rejects(failing(name));
      expect(await tryOnce()).toEqual({ ended: 'refused', reason: name });
    },
  );

  it.each(['ECONNRESET', 'TimeoutError', 'InternalFailure'])(
    '%s: perhaps sent, so nothing is sent again until the claim has run out',
    async (name) => {
      ses.on(SendRawEmailCommand).rejects(failing(name));
      expect(await tryOnce()).toEqual({ ended: 'unknown' });
    },
  );
});

describe('a mail that leaves', () => {
  it('has one recipient, its outbox id as a tag, and the configuration set in its headers', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'provider-1' });
    expect(await tryOnce()).toEqual({ ended: 'sent', providerId: 'provider-1' });
    const [call] = ses.commandCalls(SendRawEmailCommand);
    const sent = call?.args[0].input;
    expect(sent?.Destinations).toEqual(['hanako@example.jp']);
    const mime = Buffer.from(sent?.RawMessage?.Data ?? []).toString('utf8');
    expect(mime).toMatch(/^To: hanako@example\.jp\r$/m);
    expect(mime).toMatch(/^x-ses-configuration-set: mails\r$/im);
    expect(mime).toContain('outbox=outbox_01TEST00000000000000000001');
  });

  it('is not even written when nobody wants it any more', async () => {
    expect(await tryOnce('withdrawn')).toEqual({ ended: 'dropped', reason: 'not wanted any more' });
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(0);
  });
});
