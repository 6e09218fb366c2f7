import { agenciesOf } from '../../../shared/store/agencies.ts';
import { type Browser, fieldOf } from '../../builders/at-the-desk.ts';
import { act, patientBrowser } from '../act.ts';
import { diceOf } from '../dice.ts';
import { linksTo } from '../inbox.ts';
import { diceFor, note, nowOf, servicesOf, takesPart, todayOf, type World } from '../world.ts';

const HOUR_MS = 3_600_000;

/** How an agency's desk is about its mail. It stays so. */
const TEMPERS = ['quick', 'slow', 'slow', 'never answers'] as const;
/** Times in a hundred that a desk that is due acts in this part of the day. */
const ACTS_OF_100 = { quick: 50, slow: 20, 'never answers': 0 } as const;
/** A slow desk opens no mail before so many hours. */
const SLOW_HOURS = 20;
/** So many hours after it confirmed, an agency may have seen the child, and says so in so many of a hundred parts of a day. */
const SEEN_AFTER_HOURS = 12;
const SAYS_SO_OF_100 = 15;

/** Agencies come by the link of their mail: they confirm soon, late or never, and some record who saw the child. */
export const agenciesAnswer = async (world: World, slot: string): Promise<void> => {
  if (!takesPart(world, 'agencies') || world.escalations.length === 0) return;
  const agencies = await agenciesKnown(world);
  for (const { mail = '' } of agencies.flatMap(({ contacts }) => contacts)) {
    const temper = diceOf(world.options.seed, 'agency', mail).pick(TEMPERS);
    for (const { link, acceptedEpochMs } of linksTo(world, mail)) {
      const hours = (nowOf(world) - acceptedEpochMs) / HOUR_MS;
      const dice = diceFor(world, 'agency', mail, acceptedEpochMs, slot);
      const done = world.agencyLinks.get(link);
      if (done === undefined && hours < 48 && hours >= (temper === 'slow' ? SLOW_HOURS : 0)) {
        if (dice.in100(ACTS_OF_100[temper])) await act(world, () => acknowledge(world, mail, link));
      } else if (done === 'acknowledged' && hours > SEEN_AFTER_HOURS && dice.in100(SAYS_SO_OF_100)) {
        await act(world, () => recordOutcome(world, mail, link));
      }
    }
  }
};

const agenciesKnown = async (world: World) => {
  let known: Awaited<ReturnType<typeof agenciesOf>> = [];
  await act(world, async () => {
    known = await agenciesOf(servicesOf(world).store, world.city.municipality);
  });
  return known;
};

/** Comes by the link and answers the cover, which says no more than that there is something. */
const cover = async (world: World, link: string): Promise<{ browser: Browser; html: string }> => {
  const browser = patientBrowser(world);
  await browser.get(link);
  return { browser, html: await (await browser.get('/escalations')).text() };
};

const acknowledge = async (world: World, mail: string, link: string): Promise<void> => {
  const { browser, html } = await cover(world, link);
  if (!html.includes('action="/escalations/acknowledge"')) {
    world.agencyLinks.set(link, html.includes('action="/escalations/view"') ? 'acknowledged' : 'over');
    return;
  }
  const form = { nonce: fieldOf(html, 'nonce'), name: '架空の係員' };
  const answer = await browser.post('/escalations/acknowledge', form);
  if (answer.status === 200) world.agencyLinks.set(link, 'acknowledged');
  note(world, mail, `confirmed a concern: ${answer.status}`, ...world.escalations);
};

const recordOutcome = async (world: World, mail: string, link: string): Promise<void> => {
  const { browser, html } = await cover(world, link);
  if (!html.includes('action="/escalations/view"')) return void world.agencyLinks.set(link, 'over');
  const opened = await (await browser.post('/escalations/view', { nonce: fieldOf(html, 'nonce') })).text();
  if (!opened.includes('action="/escalations/outcome"')) return;
  const [seenOnYear = '', seenOnMonth = '', seenOnDay = ''] = todayOf(world).split('-');
  const answer = await browser.post('/escalations/outcome', {
    nonce: fieldOf(opened, 'nonce'),
    seenBy: '架空の係員',
    seenOnYear,
    seenOnMonth,
    seenOnDay,
    seenTime: tokyoTime(nowOf(world)),
    where: '自宅',
    note: '',
  });
  if (answer.status === 303) world.agencyLinks.set(link, 'settled');
  note(world, mail, `recorded who saw the child: ${answer.status}`, ...world.escalations);
};

/** The hour and minute in Tokyo, nine hours ahead of UTC all year. */
const tokyoTime = (epochMs: number): string => new Date(epochMs + 9 * HOUR_MS).toISOString().slice(11, 16);
