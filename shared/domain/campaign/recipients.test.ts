import { describe, expect, it } from 'vitest';
import { anAskedSurvey, anOpenCampaign } from '../../../test/builders/campaign.ts';
import { aFacility, facilityId } from '../../../test/builders/facility.ts';
import type { Facility } from '../facility/schema.ts';
import { differenceTo, inParts, sampleRecipients } from './recipients.ts';

const numbered = (number: number, facts: Record<string, unknown> = {}) =>
  aFacility({ id: facilityId(number), mail: `facility${number}@example.jp`, ...facts });
const printOf = ({ mail }: Facility) => mail?.slice(0, 8);

describe('the difference to the last round', () => {
  it('names who is new, who is not asked any more, and whose address has changed', () => {
    const last = [
      anAskedSurvey(1, { sentTo: 'facility' }),
      anAskedSurvey(2, { sentTo: 'facility' }),
      anAskedSurvey(3, { sentTo: 'facility' }),
      anAskedSurvey(4),
    ];
    const invited = [numbered(1), numbered(3, { mail: 'elsewhere@example.jp' }), numbered(4), numbered(5)];
    const { added, gone, moved } = differenceTo(last, invited, printOf);
    expect(added.map(({ id }) => id)).toEqual([facilityId(5)]);
    expect(gone).toEqual([facilityId(2)]);
    expect(moved.map(({ id }) => id)).toEqual([facilityId(3)]);
  });

  it('an address that is gone altogether has changed, too', () => {
    const last = [anAskedSurvey(1, { sentTo: 'facility' })];
    expect(differenceTo(last, [numbered(1, { mail: undefined })], printOf).moved).toHaveLength(1);
  });
});

describe('the samples', () => {
  it('are three, of different kinds where there are', () => {
    const invited = [numbered(2), numbered(3), numbered(4), numbered(5, { type: 'small-scale' })];
    const kinds = sampleRecipients(invited).map(({ type }) => type);
    expect(kinds).toHaveLength(3);
    expect(new Set(kinds)).toEqual(new Set(['licensed-nursery', 'small-scale']));
  });

  it('are as many as there are', () => {
    expect(sampleRecipients([numbered(1)])).toHaveLength(1);
    expect(sampleRecipients([])).toEqual([]);
  });
});

describe('the recipients that were approved', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [2000, [2000]],
    [4001, [2000, 2000, 1]],
  ])('%i facilities are kept in parts that an item holds', (count, sizes) => {
    const ids = Array.from({ length: count }, (_, index) => facilityId(index + 1));
    const parts = inParts(anOpenCampaign(), ids);
    expect(parts.map(({ facilityIds }) => facilityIds.length)).toEqual(sizes);
    expect(parts.flatMap(({ facilityIds }) => facilityIds)).toEqual(ids);
    expect(parts.map(({ part }) => part)).toEqual(sizes.map((_, index) => index + 1));
  });
});
