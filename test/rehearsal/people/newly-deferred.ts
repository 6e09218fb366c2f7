import type { Dice } from '../dice.ts';
import { diceFor, type Family, type ListedChild, nowOf, todayOf, type World } from '../world.ts';
import { ageInMonths, aWard } from './invented.ts';
import { deferredIn, wholeOf } from './season.ts';

/** The first list of a rehearsal has at least so many children, so that a short one sees some. */
const FEWEST_AT_FIRST = 8;
/** Of a hundred deferred families so many wrote to us before, and so many wait with two children. */
const KNOWN_OF_100 = 40;
const SIBLINGS_OF_100 = 20;

/** Children who were not placed by this selection: of families that we know, and of others; siblings in one household. */
export const newlyDeferred = (world: World): ListedChild[] => {
  const dice = diceFor(world, 'selection');
  const average = deferredIn(todayOf(world), world.options.families);
  const wanted = Math.max(
    wholeOf(average, dice.below(100)),
    world.confirmed.size === 0 ? FEWEST_AT_FIRST : 0,
  );
  const listed = new Set(world.listed.map(({ family }) => family));
  return Array.from({ length: wanted }, (_, index) =>
    aHousehold(world, `${todayOf(world).replaceAll('-', '')}${index}`, listed),
  ).flat();
};

const aHousehold = (world: World, number: string, listed: Set<string>): ListedChild[] => {
  const dice = diceFor(world, 'deferral', number);
  const family =
    (dice.in100(KNOWN_OF_100) && waiting(world, listed, dice)) || aNewFamily(world, number, dice);
  listed.add(family.name);
  const [bornOn = ''] = family.bornOn;
  if (dice.in100(SIBLINGS_OF_100)) family.bornOn.push(ageInMonths(nowOf(world), 30 + dice.below(30)));
  const children = [bornOn, ...family.bornOn.slice(1)];
  return children.map((born, index) => ({
    number: `${number}${index}`,
    household: `s${number}`,
    ward: world.city.wards.find(({ ward }) => ward === family.ward)?.name.ja ?? '',
    bornOn: born,
    family: family.name,
    ...(family.mail ? { mail: family.mail } : {}),
  }));
};

/** A family that turned to us, with a born child, and stands on no list yet. */
const waiting = (world: World, listed: ReadonlySet<string>, dice: Dice): Family | undefined => {
  const possible = world.families.filter(
    ({ name, bornOn, leftAlone }) => bornOn.length === 1 && !leftAlone && !listed.has(name),
  );
  return possible.length > 0 ? dice.pick(possible) : undefined;
};

const aNewFamily = (world: World, number: string, dice: Dice): Family => {
  const key = `d${number}`;
  const way = dice.below(8);
  const mail = `${way === 1 ? 'late-bounce+' : ''}${key}@family.example.jp`;
  const family: Family = {
    key,
    name: `架空 ${key}`,
    ...(way === 0 ? {} : { mail }),
    ward: aWard(world, dice),
    came: 'deferral',
    cameOn: todayOf(world),
    bornOn: [ageInMonths(nowOf(world), 4 + dice.below(40))],
    seen: 0,
    todo: [],
  };
  world.families.push(family);
  return family;
};
