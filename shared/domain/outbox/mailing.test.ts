import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { OutboxId } from '../ids.ts';
import type { MunicipalityCode } from '../municipality/schema.ts';
import type { MailEffect } from './effect.ts';
import { inMailings, mailsOf } from './mailing.ts';
import { OutboxRow, type WaitingRow } from './row.ts';
import { claimRow, markMailing, placesLeft, writeRow } from './rules.ts';

const now = Temporal.Instant.from('2026-11-09T00:00:00Z');

const mail = fc.record({
  kind: fc.constant('mail' as const),
  letter: fc.constantFrom('survey-invitation', 'survey-reminder'),
  to: fc
    .integer({ min: 1, max: 99 })
    .map((number) => ({ who: 'facility' as const, facilityId: `facility-${number}` })),
  about: fc.record({
    campaignId: fc.constant('campaign_1'),
    reader: fc.constantFrom('1', '2'),
    reminder: fc.constantFrom(1, 2),
  }),
  lane: fc.constantFrom('reminder' as const, 'campaign' as const),
});
const sorted = (some: readonly MailEffect[]): string[] =>
  some
    .map(({ letter, lane, to, about }) =>
      JSON.stringify([
        letter,
        lane,
        to,
        Object.entries(about).sort(([one], [other]) => (one < other ? -1 : 1)),
      ]),
    )
    .sort();

describe('mails that are put into mailings', () => {
  it('come out again, each once, to the same recipient and about the same', () => {
    fc.assert(
      fc.property(fc.array(mail, { maxLength: 80 }), (some) => {
        expect(sorted(inMailings(some).flatMap(mailsOf))).toEqual(sorted(some));
      }),
    );
  });

  it('are never more than 25 in one row, nor of two lanes or letters', () => {
    fc.assert(
      fc.property(fc.array(mail, { maxLength: 80 }), (some) => {
        for (const { mails: held } of inMailings(some)) expect(held.length).toBeLessThanOrEqual(25);
      }),
    );
  });

  it('that may not leave before another hour lie in another row', () => {
    const [one] = fc.sample(mail, 1);
    if (!one) throw new Error('no mail');
    const early: MailEffect = { ...one, notBefore: '2026-11-09T01:00:00Z' };
    const late: MailEffect = { ...one, notBefore: '2026-11-09T02:00:00Z' };
    expect(
      inMailings([early, late, early]).map(({ notBefore, mails: held }) => [notBefore, held.length]),
    ).toEqual([
      ['2026-11-09T01:00:00Z', 2],
      ['2026-11-09T02:00:00Z', 1],
    ]);
  });

  it('say what they share once', () => {
    const two = ['1', '2'].map(
      (reader): MailEffect => ({
        kind: 'mail',
        letter: 'survey-invitation',
        to: { who: 'facility', facilityId: `facility-${reader}` },
        about: { campaignId: 'campaign_1', reader },
        lane: 'campaign',
      }),
    );
    expect(inMailings(two)).toMatchObject([
      {
        about: { campaignId: 'campaign_1' },
        mails: [{ about: { reader: '1' } }, { about: { reader: '2' } }],
      },
    ]);
  });
});

const aMailing = (size: number): WaitingRow => {
  const [effect] = inMailings(
    Array.from({ length: size }, (_, number) => ({
      kind: 'mail',
      letter: 'survey-invitation',
      to: { who: 'facility', facilityId: `facility-${number}` },
      about: {},
      lane: 'campaign',
    })),
  );
  if (!effect) throw new Error('no mailing');
  const id = 'outbox_01TEST00000000000000000001' as OutboxId;
  return claimRow(writeRow('990019' as MunicipalityCode, id, effect, now) as WaitingRow, now);
};

describe('a mailing after a try', () => {
  it.each([
    ['all sent', { refused: [], unknown: [] }, 'sent', undefined, undefined],
    ['two refused', { refused: [3, 1], unknown: [], reason: 'Throttling' }, 'new', [1, 3], '00:01'],
    ['one in the dark', { refused: [], unknown: [2] }, 'claimed', [2], '00:15'],
    ['one refused, one in the dark', { refused: [4], unknown: [2] }, 'claimed', [2, 4], '00:15'],
  ] as const)('%s', (_, end, status, left, dueAt) => {
    const next = OutboxRow.parse(markMailing(aMailing(5), end, now));
    expect(next.status).toBe(status);
    expect('left' in next ? next.left : undefined).toEqual(left);
    expect('dueAt' in next ? next.dueAt.slice(11, 16) : undefined).toBe(dueAt);
  });

  it('has all of its mails left before the first, and then those of which nothing is known', () => {
    expect(placesLeft(aMailing(3))).toEqual([0, 1, 2]);
    expect(placesLeft(markMailing(aMailing(3), { refused: [], unknown: [1] }, now) as WaitingRow)).toEqual([
      1,
    ]);
  });
});
