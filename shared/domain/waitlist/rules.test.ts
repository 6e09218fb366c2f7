import { describe, expect, it } from 'vitest';
import { aDeferral } from '../../../test/builders/family.ts';
import { readExclusion } from './exclusion.ts';
import { countWaitlist, isWaitlisted, wasDeferredOn } from './rules.ts';

describe('入所保留 and 待機児童', () => {
  it('an excluded category makes a deferred child no waitlisted one', () => {
    expect(isWaitlisted(aDeferral())).toBe(true);
    expect(isWaitlisted(aDeferral({ said: { exclusion: 'parental-leave' } }))).toBe(false);
  });

  it('are counted both ways, by ward and class of the day', () => {
    const list = [
      aDeferral({ childNumber: '1' }),
      aDeferral({ childNumber: '2', said: { exclusion: 'one-facility-only' } }),
      aDeferral({ childNumber: '3', said: { bornOn: '2024-04-02' } }),
      // Born on 1 April: a class older than a child born the day after.
      aDeferral({ childNumber: '4', said: { bornOn: '2024-04-01' } }),
      aDeferral({ childNumber: '5', ward: 'hama' }),
      aDeferral({ childNumber: '6', status: 'ended', endedOn: '2026-03-01', ending: 'placed' }),
      aDeferral({ childNumber: '7', said: { bornOn: '2019-05-01' } }),
    ];
    expect(countWaitlist(list, '2026-04-01')).toEqual([
      { ward: 'hama', ageClass: 0, deferred: 1, waitlisted: 1, excluded: {} },
      { ward: 'kita', ageClass: 0, deferred: 2, waitlisted: 1, excluded: { 'one-facility-only': 1 } },
      { ward: 'kita', ageClass: 1, deferred: 1, waitlisted: 1, excluded: {} },
      { ward: 'kita', ageClass: 2, deferred: 1, waitlisted: 1, excluded: {} },
    ]);
  });

  it.each([
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2026-02-28', true],
    ['2026-03-01', false],
  ])('a child deferred from 1 February and placed on 1 March counts on %s: %s', (on, counted) => {
    const deferral = aDeferral({ status: 'ended', endedOn: '2026-03-01', ending: 'placed' });
    expect(wasDeferredOn(deferral, on)).toBe(counted);
  });
});

describe('the category as a core system writes it', () => {
  it.each([
    ['育児休業中', { read: 'parental-leave' }],
    ['特定園　希望', { read: 'one-facility-only' }],
    ['求職活動休止', { read: 'job-hunting-paused' }],
    ['横浜保育室', { read: 'municipal-service' }],
    ['', { read: undefined }],
    ['待機', { read: undefined }],
    ['その他３', 'not understood'],
  ])('%s', (written, expected) => {
    expect(readExclusion(written)).toEqual(expected);
  });
});
