import { z } from 'zod';
import { type Facility, FacilityId } from '../facility/schema.ts';
import { CampaignId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import type { Survey } from '../survey/schema.ts';

/** Who is asked now and was not last time, who is not any more, and who is written to at another address. */
export type RecipientsDifference = {
  added: readonly Facility[];
  gone: readonly Facility['id'][];
  moved: readonly Facility[];
};

/**
 * Compares the recipients of a round with those who were asked last time. `printOf` tells addresses apart; a row that
 * was written before prints were kept says nothing about its address.
 */
export const differenceTo = (
  last: readonly Survey[],
  invited: readonly Facility[],
  printOf: (facility: Facility) => string | undefined,
): RecipientsDifference => {
  const before = new Map(last.map((survey) => [survey.facilityId, survey]));
  const now = new Set(invited.map(({ id }) => id));
  return {
    added: invited.filter(({ id }) => !before.has(id)),
    gone: last.map(({ facilityId }) => facilityId).filter((id) => !now.has(id)),
    moved: invited.filter((facility) => {
      const known = before.get(facility.id)?.sentTo;
      return known !== undefined && known !== printOf(facility);
    }),
  };
};

const SAMPLES = 3;

/** The facilities whose mails are shown before a round goes out: three of those that are written to, of as many kinds as it goes. */
export const sampleRecipients = (writable: readonly Facility[]): Facility[] => {
  const kinds = [...new Map(writable.map((facility) => [facility.type, facility])).values()];
  const others = writable.filter((facility) => !kinds.includes(facility));
  return [...kinds, ...others].slice(0, SAMPLES);
};

/**
 * Some of the facilities for which a round was approved. Whoever comes into the directory later, in the ten minutes' hold too, is
 * asked by the next round: a round that one person may approve does not grow afterwards.
 */
export const ApprovedRecipients = z.object({
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  part: z.number().int().positive(),
  facilityIds: z.array(FacilityId),
});
export type ApprovedRecipients = z.infer<typeof ApprovedRecipients>;

/** Facilities a part: far below the 400 kB that an item may have. 40,000 facilities are 20 parts of one transaction. */
const PART = 2000;

/** The recipients of a round in the parts in which they are kept; a round to nobody has one, empty. */
export const inParts = (
  { municipality, campaignId }: Pick<ApprovedRecipients, 'municipality' | 'campaignId'>,
  facilityIds: readonly FacilityId[],
): ApprovedRecipients[] =>
  Array.from({ length: Math.max(1, Math.ceil(facilityIds.length / PART)) }, (_, index) => ({
    municipality,
    campaignId,
    part: index + 1,
    facilityIds: facilityIds.slice(index * PART, (index + 1) * PART),
  }));
