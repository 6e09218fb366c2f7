import type { Intake } from '../../../shared/domain/intake/schema.ts';
import { act, patientBrowser } from '../act.ts';
import type { Dice } from '../dice.ts';
import { diceFor, type Family, note, nowOf, takesPart, todayOf, type World } from '../world.ts';
import { ageInMonths, aPostalCode, aWard } from './invented.ts';
import { familiesOn, wholeOf } from './season.ts';

type Form = Partial<Record<keyof Intake | 'birthYear' | 'birthMonth' | 'birthDay' | 'action', string>>;

/** A day's families come at three hours; a fifth of them does not write but calls or comes to the counter. */
const HOURS_OF_A_DAY = 3;
const BY_THEMSELVES = 0.8;

/** New families fill in the form, in the morning, at noon or late in the evening; some with a mistake first. */
export const familiesArrive = async (world: World, slot: string): Promise<void> => {
  if (!takesPart(world, 'families')) return;
  const average = (familiesOn(todayOf(world), world.options.families) * BY_THEMSELVES) / HOURS_OF_A_DAY;
  const arriving = wholeOf(average, diceFor(world, 'arrivals', slot).below(100));
  for (let number = 0; number < arriving; number += 1) {
    await act(world, () => familyWrites(world, `${todayOf(world)}-${slot.replace(':', '')}-${number}`));
  }
};

const familyWrites = async (world: World, key: string): Promise<void> => {
  const dice = diceFor(world, 'family', key);
  const form = formOf(world, key, dice);
  const browser = patientBrowser(world);
  await browser.get(`/intake?m=${world.city.municipality}`);
  if (dice.in100(25)) await withMistake(world, browser, form, dice);
  const review = await (await browser.post('/intake', { ...form, action: 'review' })).text();
  const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? '';
  const sent = await browser.post('/intake', { ...form, nonce, action: 'send' });
  const reference = referenceIn(sent);
  if (!reference) {
    note(world, key, `was not taken: ${sent.status}`, key);
    return;
  }
  remember(world, key, form, reference, 'form');
  note(world, key, `sent the form and was shown ${reference}`, key, reference);
  if (dice.in100(10)) await pressTwice(world, browser, { ...form, nonce, action: 'send' }, reference);
};

/** A family that was shown or read a reference, as it lives on outside the software. */
export const remember = (
  world: World,
  key: string,
  form: Record<string, string>,
  reference: string,
  came: Family['came'],
): void => {
  world.references.set(reference, key);
  world.families.push({
    key,
    name: form.guardianName ?? '',
    ...(form.mail ? { mail: form.mail } : {}),
    ward: form.ward ?? '',
    came,
    cameOn: todayOf(world),
    bornOn: form.birthKind === 'born' ? [`${form.birthYear}-${form.birthMonth}-${form.birthDay}`] : [],
    seen: 0,
    todo: [],
  });
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

export const referenceIn = (answer: Response): string | undefined =>
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

/** What the address of one family in ten does: see the mailbox's own addresses. */
const MAIL_TROUBLE: Record<number, string> = { 1: 'bounce+', 2: 'duplicate-event+' };

/** What a family has to say, as it stands in the form. */
export const formOf = (world: World, key: string, dice: Dice): Record<string, string> => {
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
      : { mail: `${MAIL_TROUBLE[way] ?? ''}f${key}@family.example.jp` }),
    birthKind: expected ? 'due' : 'born',
    birthYear,
    birthMonth,
    birthDay,
    ward,
    postalCode: aPostalCode(world, ward, dice),
    consent: 'yes',
  };
};
