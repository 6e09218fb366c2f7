import { Temporal } from 'temporal-polyfill';
import type { FollowUpAnswer } from '../../../shared/domain/follow-up/schema.ts';
import type { Dice } from '../dice.ts';
import { type Family, todayOf, type World } from '../world.ts';

const INTENTIONS = [
  'unchanged',
  'unchanged',
  'unchanged',
  'unchanged',
  'changed',
  'placed',
  'withdraw',
  'no-contact',
] as const;

/** Of a hundred families that liked a place so many found one there by the next time. */
const PLACED_OF_100 = 60;

const intentionOf = (dice: Dice, family: Pick<Family, 'likes'> | undefined) =>
  family?.likes && dice.in100(PLACED_OF_100) ? 'placed' : dice.pick(INTENTIONS);

/** What a family ticks on its page. */
export const answerTyped = (world: World, dice: Dice, family: Family): Record<string, string> => {
  const intention = intentionOf(dice, family);
  const typed = { intention, presentCare: dice.pick(['home', 'relatives', 'unlicensed', '']) };
  if (intention === 'unchanged' || intention === 'changed') {
    const wantsOptions = dice.in100(60) ? 'yes' : 'no';
    return dice.in100(15) ? { ...typed, wantsOptions, askBy: 'phone' } : { ...typed, wantsOptions };
  }
  if (intention !== 'no-contact') return typed;
  const [askAgainYear = '', askAgainMonth = '', askAgainDay = ''] = inMonths(world, 1 + dice.below(5)).split(
    '-',
  );
  return { ...typed, askAgainYear, askAgainMonth, askAgainDay };
};

/** The same, as a consultant hears it on the phone. */
export const answerSpoken = (world: World, dice: Dice, family: Family | undefined): FollowUpAnswer => {
  const intention = intentionOf(dice, family);
  if (intention === 'unchanged' || intention === 'changed')
    return { intention, wantsOptions: dice.in100(60) };
  if (intention !== 'no-contact') return { intention };
  return { intention, askAgainOn: inMonths(world, 1 + dice.below(5)) };
};

const inMonths = (world: World, months: number): string =>
  Temporal.PlainDate.from(todayOf(world)).add({ months }).toString();
