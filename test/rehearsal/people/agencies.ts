import { agenciesOf } from '../../../shared/store/agencies.ts';
import { fieldOf } from '../../builders/at-the-desk.ts';
import { act, patientBrowser } from '../act.ts';
import { linksTo } from '../inbox.ts';
import { diceFor, note, nowOf, servicesOf, type World } from '../world.ts';

const HOUR_MS = 3_600_000;

/** Agencies acknowledge by the link of their mail: soon, a day later, or never. */
export const agenciesAnswer = async (world: World, slot: string): Promise<void> => {
  const agencies = await agenciesOf(servicesOf(world).store, world.city.municipality);
  for (const { mail } of agencies.flatMap(({ contacts }) => contacts)) {
    for (const { link, acceptedEpochMs } of linksTo(world, mail ?? '')) {
      const hours = (nowOf(world) - acceptedEpochMs) / HOUR_MS;
      if (hours > 48 || world.acknowledged.has(link)) continue;
      const dice = diceFor(world, 'agency', mail ?? '', acceptedEpochMs, slot);
      if (dice.in100(20)) await act(world, () => acknowledge(world, mail ?? '', link));
    }
  }
};

const acknowledge = async (world: World, mail: string, link: string): Promise<void> => {
  const browser = patientBrowser(world);
  await browser.get(link);
  const cover = await (await browser.get('/escalations')).text();
  world.acknowledged.add(link);
  if (!cover.includes('action="/escalations/acknowledge"')) return;
  const form = { nonce: fieldOf(cover, 'nonce'), name: '架空の係員' };
  const answer = await browser.post('/escalations/acknowledge', form);
  note(world, mail, `acknowledged a concern: ${answer.status}`, ...world.escalations.slice(-1));
};
