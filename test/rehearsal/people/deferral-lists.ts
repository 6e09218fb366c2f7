import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { waitlistImportOf } from '../../../shared/store/waitlist-imports.ts';
import { fieldOf, formTo } from '../../builders/at-the-desk.ts';
import { act } from '../act.ts';
import {
  diceFor,
  type ListedChild,
  note,
  nowOf,
  servicesOf,
  takesPart,
  todayOf,
  type World,
} from '../world.ts';
import { deskOf } from './at-a-desk.ts';
import { newlyDeferred } from './newly-deferred.ts';
import { isListDay } from './season.ts';

const PATH = '/desk/waitlist/import';
/** So many presses on "go on" while a list is taken, at most; the sweeper takes the rest. */
const PRESSES = 20;
/** Children in a hundred who found a place elsewhere, or moved, since the last list. */
const GONE_OF_100 = 10;

/**
 * The core system's list comes: after each monthly selection, and on the second day, so that a short rehearsal has
 * one. A supervisor uploads it, looks at the dry run and confirms, on the desk's own pages.
 */
export const aListNowAndThen = async (world: World): Promise<void> => {
  const isSecondDay = todayOf(world) === secondDayOf(world);
  if (!takesPart(world, 'deferrals') || !(isListDay(todayOf(world)) || isSecondDay)) return;
  const supervisor = world.staff.find(({ role, active }) => role === 'supervisor' && active);
  if (!supervisor) return;
  const stays = world.listed.filter(({ number }) => !diceFor(world, 'gone', number).in100(GONE_OF_100));
  world.listed = [...stays, ...newlyDeferred(world)];
  await act(world, () => takeIn(world, supervisor));
};

const secondDayOf = ({ options }: World): string =>
  new Date(Date.parse(`${options.from}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const takeIn = async (world: World, me: Staff): Promise<void> => {
  const listed = [...world.listed];
  const browser = await deskOf(world, me);
  const page = await (await browser.get(PATH)).text();
  const form = new FormData();
  form.set('nonce', nonceIn(page, PATH));
  form.set('file', new File([csvOf(listed)], 'hoiku-horyu.csv', { type: 'text/csv' }));
  const planned = (await browser.post(PATH, form)).headers.get('location') ?? '';
  const importId = /import_\w+/.exec(planned)?.[0];
  if (!importId) return note(world, me.subject, 'could not upload the list');
  const dryRun = await (await browser.get(planned)).text();
  let nonce = nonceIn(dryRun, planned);
  for (let press = 0; nonce && press < PRESSES; press += 1) {
    await browser.post(planned, { nonce, endGone: 'yes' });
    nonce = nonceIn(await (await browser.get(planned)).text(), planned);
  }
  const kept = await waitlistImportOf(servicesOf(world).store, world.city.municipality, importId);
  note(
    world,
    me.subject,
    `took in a list of ${listed.length} deferred children: ${kept?.value.status}`,
    importId,
  );
  if (kept && kept.value.status !== 'planned') {
    world.confirmed = new Set(listed.map(({ number }) => number));
    world.confirmedAtEpochMs = nowOf(world);
  }
};

const nonceIn = (html: string, path: string): string => fieldOf(html, 'nonce', formTo(html, path));

/** As a core system writes it. */
const csvOf = (listed: readonly ListedChild[]): string =>
  [
    '児童番号,世帯番号,行政区,児童氏名,生年月日,保護者氏名,メールアドレス,電話番号',
    ...listed.map(({ number, household, ward, bornOn, family, mail }) =>
      [
        number,
        household,
        ward,
        `架空　${number}`,
        bornOn.replaceAll('-', '/'),
        family,
        mail ?? '',
        mail ? '' : '090-0000-0000',
      ].join(','),
    ),
  ].join('\r\n');
