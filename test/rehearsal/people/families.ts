import { isWorkingDay } from '../../../shared/domain/calendar/working-days.ts';
import type { Intake } from '../../../shared/domain/intake/schema.ts';
import { act, patientBrowser } from '../act.ts';
import type { Dice } from '../dice.ts';
import { diceFor, type Family, note, nowOf, todayOf, type World } from '../world.ts';
import { ageInMonths, aPostalCode, aWard } from './invented.ts';

type Form = Partial<Record<keyof Intake | 'birthYear' | 'birthMonth' | 'birthDay' | 'action', string>>;

/** So many families write on a working day at most; half as many on others. */
const MOST_ON_A_DAY = 4;

/** New families fill in the form, in the morning, at noon or late in the evening; some with a mistake first. */
export const familiesArrive = async (world: World, slot: string): Promise<void> => {
  const dice = diceFor(world, 'arrivals', slot);
  const most = isWorkingDay(todayOf(world)) ? MOST_ON_A_DAY : MOST_ON_A_DAY / 2;
  const arriving = Math.max(0, dice.below(most) - 1);
  for (let number = 0; number < arriving; number += 1) {
    await act(world, () => familyWrites(world, `${todayOf(world)}-${slot.replace(':', '')}-${number}`));
  }
};

const familyWrites = async (world: World, key: string): Promise<void> => {
  const dice = diceFor(world, 'family', key);
  const form = formOf(world, key, dice);
  const browser = patientBrowser(world);
  await browser.get('/intake');
  if (dice.in100(25)) await withMistake(world, browser, form, dice);
  const review = await (await browser.post('/intake', { ...form, action: 'review' })).text();
  const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? '';
  const sent = await browser.post('/intake', { ...form, nonce, action: 'send' });
  const reference = referenceIn(sent);
  if (!reference) {
    note(world, key, `was not taken: ${sent.status}`, key);
    return;
  }
  world.references.set(reference, key);
  const family: Family = {
    key,
    name: form.guardianName ?? '',
    ...(form.mail ? { mail: form.mail } : {}),
    ward: form.ward ?? '',
    came: 'form',
    cameOn: todayOf(world),
    seen: 0,
    todo: [],
  };
  world.families.push(family);
  note(world, key, `sent the form and was shown ${reference}`, key, reference);
  if (dice.in100(10)) await pressTwice(world, browser, { ...form, nonce, action: 'send' }, reference);
};

/** An impatient finger: the same form again is the same case. */
const pressTwice = async (
  world: World,
  browser: ReturnType<typeof patientBrowser>,
  form: Record<string, string>,
  reference: string,
): Promise<void> => {
  const again = referenceIn(await browser.post('/intake', form));
  if (again) world.references.set(again, world.references.get(reference) ?? '');
  if (again !== reference) note(world, 'somebody', `pressed twice: ${reference}, then ${again}`, reference);
};

const referenceIn = (answer: Response): string | undefined =>
  new URL(answer.headers.get('location') ?? '/', 'http://twin').searchParams.get('reference') ?? undefined;

const withMistake = async (
  world: World,
  browser: ReturnType<typeof patientBrowser>,
  form: Form,
  dice: Dice,
): Promise<void> => {
  const mistake = dice.pick<Form>([
    { guardianName: '' },
    { birthMonth: '13' },
    { mail: 'sakura@', phone: '' },
    { birthYear: '2099' },
  ]);
  const answer = await browser.post('/intake', { ...form, ...mistake, action: 'review' } as Record<
    string,
    string
  >);
  if (answer.status === 200 && 'birthYear' in mistake) return;
  if (answer.status !== 422)
    throw new Error(`A mistake was answered with ${answer.status}: ${JSON.stringify(mistake)}`);
  note(world, 'somebody', 'made a mistake and was told');
};

const formOf = (world: World, key: string, dice: Dice): Record<string, string> => {
  const ward = aWard(world, dice);
  const expected = dice.in100(12);
  const born = ageInMonths(nowOf(world), expected ? -3 : 2 + dice.below(50));
  const [birthYear = '', birthMonth = '', birthDay = ''] = born.split('-');
  const way = dice.below(10);
  return {
    guardianName: `架空 ${key}`,
    // A tenth has no mail, some write to addresses that do not work.
    ...(way === 0
      ? { phone: '090-0000-0000' }
      : { mail: `${way === 1 ? 'bounce+' : ''}f${key}@family.example.jp` }),
    birthKind: expected ? 'due' : 'born',
    birthYear,
    birthMonth,
    birthDay,
    ward,
    postalCode: aPostalCode(world, ward, dice),
    consent: 'yes',
  };
};
