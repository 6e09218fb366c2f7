import type { Browser } from '../../builders/at-the-desk.ts';
import { fieldOf, formTo } from '../../builders/at-the-desk.ts';
import { act, patientBrowser } from '../act.ts';
import type { Dice } from '../dice.ts';
import { linksTo } from '../inbox.ts';
import { diceFor, type Family, note, nowOf, takesPart, type World } from '../world.ts';
import { answerTyped } from './follow-up-typed.ts';
import { placesShown } from './places-shown.ts';
import { saidAboutItself } from './said.ts';
import { preferred, saysTo } from './taste.ts';

const HOUR_MS = 3_600_000;
const NEVER = Number.POSITIVE_INFINITY;

/** Families read their mails, and come to their own page by the link: at once, after days, or never. */
export const guardiansAnswer = async (world: World, slot: string): Promise<void> => {
  if (!takesPart(world, 'guardians')) return;
  for (const family of world.families) {
    if (!family.mail || family.leftAlone) continue;
    readMails(world, family, slot);
    const due = family.todo.filter(({ atEpochMs }) => atEpochMs <= nowOf(world));
    family.todo = family.todo.filter(({ atEpochMs }) => atEpochMs > nowOf(world));
    const last = due.at(-1);
    if (last) await act(world, () => visit(world, family, last.link, slot));
  }
};

const readMails = (world: World, family: Family, slot: string): void => {
  const links = linksTo(world, family.mail ?? '');
  for (const [index, { link }] of links.entries()) {
    if (index < family.seen) continue;
    const dice = diceFor(world, family.key, 'mail', index, slot);
    const after = dice.pick([0, 0, 0, 24, 72, 200, NEVER, NEVER]);
    if (after !== NEVER) family.todo.push({ atEpochMs: nowOf(world) + after * HOUR_MS, link });
  }
  family.seen = links.length;
};

const visit = async (world: World, family: Family, link: string, slot: string): Promise<void> => {
  const dice = diceFor(world, family.key, 'visit', slot);
  const browser = patientBrowser(world);
  await browser.get(link);
  if (dice.in100(4)) return withdraw(world, family, browser);
  const home = await (await browser.get('/my')).text();
  for (const [, path = ''] of home.matchAll(/class="button" href="(\/my\/follow-up\/[\w]+)"/g)) {
    await answerQuestions(world, family, browser, path, dice);
  }
  await chooseAmong(world, family, browser, home, dice);
};

const withdraw = async (world: World, family: Family, browser: Browser): Promise<void> => {
  for (const step of ['ask', 'confirm']) {
    const page = await (await browser.get('/my/withdraw')).text();
    const done = await browser.post('/my/withdraw', { nonce: fieldOf(page, 'nonce'), step });
    if (done.headers.get('location') !== '/my?done=withdrawn') continue;
    await world.twin.timeline.quiet();
    family.leftAlone = { atEpochMs: nowOf(world), why: 'withdrew' };
    note(world, family.key, 'withdrew', family.key);
  }
};

const answerQuestions = async (
  world: World,
  family: Family,
  browser: Browser,
  path: string,
  dice: Dice,
): Promise<void> => {
  const page = await (await browser.get(path)).text();
  const nonce = fieldOf(page, 'nonce');
  if (dice.in100(10)) {
    const refused = await browser.post(path, { nonce, words: '特にありません' });
    if (refused.status !== 422) throw new Error(`An answer without an intention got ${refused.status}`);
  }
  const typed = answerTyped(world, dice, family);
  const answer = await browser.post(path, { ...typed, nonce });
  const taken = answer.headers.get('location') === '/my?done=answered';
  note(
    world,
    family.key,
    `answered "${typed.intention}"${taken ? '' : `, refused: ${answer.status}`}`,
    family.key,
  );
  if (!taken) return;
  await world.twin.timeline.quiet();
  const { askAgainYear, askAgainMonth, askAgainDay } = typed;
  const askAgainOn = askAgainYear ? `${askAgainYear}-${askAgainMonth}-${askAgainDay}` : undefined;
  saidAboutItself(world, family, typed.intention ?? '', askAgainOn);
};

/** Looks at every place that it was offered, and says yes to the one that it prefers, if it likes any. */
const chooseAmong = async (
  world: World,
  family: Family,
  browser: Browser,
  home: string,
  dice: Dice,
): Promise<void> => {
  const shown = placesShown(world, family, home);
  const best = preferred(world, family, shown);
  for (const one of shown) {
    const form = formTo(await (await browser.get('/my')).text(), one.path);
    if (!form) continue;
    const answer = saysTo(one === best, dice);
    const done = await browser.post(one.path, { nonce: fieldOf(form, 'nonce'), answer });
    note(world, family.key, `said "${answer}" to ${one.facility.name}: ${done.status}`, family.key);
    if (answer !== 'not-for-us' && done.status === 303) family.likes = one.facility.name;
  }
};
