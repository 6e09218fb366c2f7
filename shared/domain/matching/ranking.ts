import type { DateLike } from '../calendar/local-date.ts';
import { minutesOf } from '../facility/opening-hours.ts';
import type { Facility } from '../facility/schema.ts';
import { freshnessOf } from '../vacancy/places.ts';
import type { VacancyFigures } from '../vacancy/schema.ts';
import { distanceMetres } from './distance.ts';
import { type Finding, finding } from './finding.ts';
import type { Need } from './need.ts';

/** What decides the order. Unknown merits are absent, and count as the worst. */
export type Merits = { fresh: boolean; distanceMetres?: number; closingSlackMinutes?: number };

/** Distances closer than this are the same to a family. */
const DISTANCE_STEP_METRES = 100;

/** The least time between fetching and closing over the needed days; undefined where a day's hours are unknown. */
const closingSlack = (need: Need, facility: Facility): number | undefined => {
  const slacks = need.spans.map(({ day, until }) => {
    const closings = (facility.hours ?? [])
      .filter(({ days }) => days === 'unstated' || days.includes(day))
      .map(({ close }) => minutesOf(close) - minutesOf(until));
    return closings.length > 0 ? Math.max(...closings) : Number.NaN;
  });
  const least = Math.min(...slacks);
  return Number.isFinite(least) ? least : undefined;
};

/** The merits of a facility for a need. */
export const meritsOf = (
  need: Need,
  { facility, figures }: { facility: Facility; figures?: VacancyFigures | undefined },
  today: DateLike,
  staleAfterDays?: number,
): Merits => {
  const slack = closingSlack(need, facility);
  return {
    fresh: figures !== undefined && !freshnessOf(figures.asOf, today, staleAfterDays).stale,
    ...(need.from && facility.location
      ? { distanceMetres: distanceMetres(need.from, facility.location) }
      : {}),
    ...(slack === undefined ? {} : { closingSlackMinutes: slack }),
  };
};

type Ranked = { facility: Facility; merits: Merits };

const byMerit = (left: Merits, right: Merits): number => {
  const step = ({ distanceMetres: metres }: Merits): number =>
    metres === undefined ? Number.MAX_SAFE_INTEGER : Math.floor(metres / DISTANCE_STEP_METRES);
  const slack = ({ closingSlackMinutes }: Merits): number => closingSlackMinutes ?? Number.MIN_SAFE_INTEGER;
  return (
    Number(right.fresh) - Number(left.fresh) || step(left) - step(right) || slack(right) - slack(left) || 0
  );
};

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The order among equals: by reading, else by name, at last by id, so that it is the same on every machine. */
const byName = (left: Facility, right: Facility): number =>
  compareText(left.kana ?? left.name, right.kana ?? right.name) || compareText(left.id, right.id);

/** The options in order; those whose place only their name decided carry `tie`. The order they came in plays no part. */
export const ranked = <T extends Ranked>(options: readonly T[]): readonly (T & { tie?: Finding })[] => {
  const ordered = [...options].sort(
    (left, right) => byMerit(left.merits, right.merits) || byName(left.facility, right.facility),
  );
  const equals = (option: T, neighbour: T | undefined): boolean =>
    neighbour !== undefined && byMerit(option.merits, neighbour.merits) === 0;
  return ordered.map((option, index) =>
    equals(option, ordered[index - 1]) || equals(option, ordered[index + 1])
      ? { ...option, tie: finding('equalBrokenByName') }
      : option,
  );
};
