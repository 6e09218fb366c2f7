import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { type Dice, diceOf } from '../dice.ts';
import type { Family, World } from '../world.ts';

/** What a family looks for first. It stays so from round to round. */
type Taste = 'near' | 'small' | 'open long' | 'until school';

const TASTES: readonly Taste[] = ['near', 'near', 'near', 'small', 'open long', 'until school'];

/** Of the places put before a family: the one that it prefers, where one comes near to what it looks for. */
export const preferred = <O extends { facility: Facility; metres: number }>(
  world: World,
  family: Pick<Family, 'key'>,
  offered: readonly O[],
): O | undefined => {
  const taste = diceOf(world.options.seed, 'taste', family.key).pick(TASTES);
  const [best] = [...offered].sort(
    (left, right) =>
      liking(taste, right) - liking(taste, left) || left.facility.id.localeCompare(right.facility.id),
  );
  return best && liking(taste, best) > GOOD_ENOUGH ? best : undefined;
};

const GOOD_ENOUGH = 0;
/** Farther than so many metres is too far to walk with a small child. */
const TOO_FAR_METRES = 3_000;

const liking = (taste: Taste, { facility, metres }: { facility: Facility; metres: number }): number => {
  const near = 1 - metres / TOO_FAR_METRES;
  switch (taste) {
    case 'near':
      return near;
    case 'small':
      return near + (facility.capacity !== undefined && facility.capacity <= 19 ? 1 : -0.5);
    case 'open long':
      return near + (facility.hours?.some(({ close }) => close >= '19:00') ? 1 : -0.5);
    case 'until school':
      return near + (facility.ages?.until?.unit === 'class' && facility.ages.until.ageClass === 5 ? 1 : -0.5);
    default:
      return taste satisfies never;
  }
};

/** What a family says to each place: one it would like, or that the consultant should ask there; the others are not for it. */
export const saysTo = (isPreferred: boolean, dice: Dice): 'interested' | 'ask-for-me' | 'not-for-us' => {
  if (!isPreferred) return 'not-for-us';
  return dice.in100(60) ? 'interested' : 'ask-for-me';
};
