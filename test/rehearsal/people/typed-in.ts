import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { fieldOf } from '../../builders/at-the-desk.ts';
import { act } from '../act.ts';
import { diceFor, note, takesPart, todayOf, type World } from '../world.ts';
import { deskOf } from './at-a-desk.ts';
import { formOf, referenceIn, remember } from './families.ts';
import { familiesOn, wholeOf } from './season.ts';

/** The part of a day's families that calls or comes, and in how many slots of a counter's day. */
const BY_STAFF = 0.2;
const SLOTS_OF_A_DAY = 3;

/** Families call or come: a consultant of their ward types the form in for them (代行入力), on the desk's own page. */
export const familiesAreTypedIn = async (
  world: World,
  slot: string,
  atWork: readonly Staff[],
): Promise<void> => {
  if (!takesPart(world, 'typed intakes')) return;
  const average = (familiesOn(todayOf(world), world.options.families) * BY_STAFF) / SLOTS_OF_A_DAY;
  const coming = wholeOf(average, diceFor(world, 'typed in', slot).below(100));
  for (let number = 0; number < coming; number += 1) {
    await act(world, () => typeIn(world, `t${todayOf(world)}-${slot.replace(':', '')}-${number}`, atWork));
  }
};

const typeIn = async (world: World, key: string, atWork: readonly Staff[]): Promise<void> => {
  const dice = diceFor(world, 'typed family', key);
  const form: Record<string, string> = {
    ...formOf(world, key, dice),
    channel: dice.pick(['phone', 'counter', 'outreach']),
    consentGiven: dice.pick(['spoken', 'paper']),
    locale: 'ja',
  };
  const me = atWork.find(({ wards }) => (wards as string[]).includes(form.ward ?? ''));
  if (!me) return note(world, key, 'found nobody at the counter', key);
  const browser = await deskOf(world, me);
  const review = await (await browser.post('/desk/intake', { ...form, action: 'review' })).text();
  const sent = await browser.post('/desk/intake', {
    ...form,
    nonce: fieldOf(review, 'nonce', review.slice(review.lastIndexOf('action="/desk/intake"'))),
    action: 'send',
  });
  const reference = referenceIn(sent);
  if (!reference) return note(world, me.subject, `could not type ${key} in: ${sent.status}`, key);
  remember(world, key, form, reference, 'typed in');
  note(world, me.subject, `typed a family in by ${form.channel} and read out ${reference}`, key, reference);
};
