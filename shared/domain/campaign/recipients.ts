import type { Facility } from '../facility/schema.ts';
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
