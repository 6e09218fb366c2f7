import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { FacilityId } from '../facility/schema.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** Times on one day; no family, no address, nothing that tells one visitor from another. */
const Times = z.number().int().min(0).optional();

/** What a facility's answer was used for on a day: it was seen in the finder, offered to a family, and wanted by one. */
export const FacilityUse = z.object({
  municipality: MunicipalityCode,
  facility: FacilityId,
  on: LocalDate,
  viewed: Times,
  offered: Times,
  interested: Times,
});
export type FacilityUse = z.infer<typeof FacilityUse>;

export const USES = ['viewed', 'offered', 'interested'] as const;
export type Use = (typeof USES)[number];

/** Below this a number could point at a family, so it is only called few; nought is not told apart either. */
const FEW = 5;

/** A sum as a facility may be told it. */
export type ToldCount = { kind: 'few'; below: number } | { kind: 'count'; count: number };

/** How often over several days, each kind of use as it may be told. */
export const usesOver = (days: readonly FacilityUse[]): Record<Use, ToldCount> => {
  const told = (use: Use): ToldCount => {
    const count = days.reduce((sum, day) => sum + (day[use] ?? 0), 0);
    return count < FEW ? { kind: 'few', below: FEW } : { kind: 'count', count };
  };
  return { viewed: told('viewed'), offered: told('offered'), interested: told('interested') };
};
