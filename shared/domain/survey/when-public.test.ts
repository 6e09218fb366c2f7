import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aClosedCampaign, anOpenCampaign } from '../../../test/builders/campaign.ts';
import { type FreezeTerms, PublicationFreeze } from '../vacancy/freeze.ts';
import { whenPublic } from './when-public.ts';

const NOW = Temporal.Instant.from('2026-11-09T01:00:00Z');
const frozen = (terms: FreezeTerms) =>
  PublicationFreeze.parse({
    status: 'frozen',
    municipality: '141003',
    ...terms,
    frozenBy: 'staff_01TEST00000000000000000001',
    frozenAt: '2026-11-01T00:00:00Z',
  });
const atDeadline = { publication: 'at-deadline' };

describe('an answer is shown', () => {
  it.each([
    ['at once', {}, undefined, { kind: 'now' }],
    [
      'the day after the deadline, where the round publishes then',
      atDeadline,
      undefined,
      { kind: 'after-deadline', from: '2026-11-14' },
    ],
    [
      'the day after a freeze’s last day',
      {},
      { from: '2026-11-09', until: '2026-11-20' },
      { kind: 'frozen', from: '2026-11-21' },
    ],
    ['some day, where nobody knows when the freeze ends', {}, { from: '2026-11-09' }, { kind: 'frozen' }],
    ['at once, while a freeze is still to come', {}, { from: '2026-11-10' }, { kind: 'now' }],
    [
      'after a freeze into which the deadline falls, though it has not begun',
      atDeadline,
      { from: '2026-11-12', until: '2026-11-20' },
      { kind: 'frozen', from: '2026-11-21' },
    ],
    [
      'after the deadline, where the freeze is over by then',
      atDeadline,
      { from: '2026-11-09', until: '2026-11-13' },
      { kind: 'after-deadline', from: '2026-11-14' },
    ],
  ] as const)('%s', (_, facts, terms, expected) => {
    expect(whenPublic(anOpenCampaign(facts), terms && frozen(terms), NOW)).toEqual(expected);
  });

  it('at once in a round that is closed', () => {
    expect(whenPublic(aClosedCampaign(atDeadline), undefined, NOW)).toEqual({ kind: 'now' });
  });
});
