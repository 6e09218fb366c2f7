import type { Facility, FacilityId } from '../facility/schema.ts';
import type { Corporation } from './schema.ts';

/** Whether a corporation is asked in place of its facilities: it has an address, and mails reach it. */
export const isAskedForAll = ({ mail, undeliveredAt }: Corporation): boolean =>
  mail !== undefined && undeliveredAt === undefined;

/** The facilities that get no mail of their own because their corporation is asked, each with it. */
export const askedThrough = (corporations: readonly Corporation[]): Map<FacilityId, Corporation> =>
  new Map(
    corporations
      .filter(isAskedForAll)
      .flatMap((corporation) => corporation.facilityIds.map((id) => [id, corporation] as const)),
  );

/** A corporation that the directory names and the desk has not set up: several facilities of one owner. */
export type SuggestedCorporation = {
  name: string;
  corporateNumber?: string;
  facilities: readonly Facility[];
};

/** Fewer facilities than these need no corporation: one person answers for one. */
const SEVERAL = 2;

const ownerOf = ({ corporateNumber, owner }: Facility): string | undefined =>
  corporateNumber ?? (owner === undefined ? undefined : nameKey(owner));

/** 社会福祉法人 みなと会 and 社会福祉法人みなと会 are one name. */
const nameKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/**
 * Corporations that the directory suggests: facilities with one 法人番号, or where none is given one 団体名, of which no
 * corporation answers yet. The most facilities come first.
 */
export const suggestCorporations = (
  facilities: readonly Facility[],
  known: readonly Corporation[],
): SuggestedCorporation[] => {
  const taken = new Set(known.flatMap(({ facilityIds }) => facilityIds));
  const groups = new Map<string, Facility[]>();
  for (const facility of facilities.filter(({ id }) => !taken.has(id))) {
    const owner = ownerOf(facility);
    if (owner) groups.set(owner, [...(groups.get(owner) ?? []), facility]);
  }
  return [...groups.values()]
    .filter((group) => group.length >= SEVERAL)
    .map((group) => ({ ...nameOf(group), facilities: group }))
    .sort((one, other) => other.facilities.length - one.facilities.length);
};

const nameOf = (group: readonly Facility[]): Pick<SuggestedCorporation, 'name' | 'corporateNumber'> => {
  const corporateNumber = group.find((one) => one.corporateNumber)?.corporateNumber;
  return {
    name: group.find(({ owner }) => owner)?.owner ?? corporateNumber ?? '',
    ...(corporateNumber ? { corporateNumber } : {}),
  };
};
