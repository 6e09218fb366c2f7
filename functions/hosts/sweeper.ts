import { allMunicipalities } from '../../shared/store/registry.ts';
import { sweepOutbox } from '../outbox/sweep.ts';
import { sweepLeftBehind } from '../task/left-behind.ts';
import { sweepRounds } from '../vacancy/rounds/sweep-rounds.ts';
import { sweepLists } from '../waitlist/take-list.ts';
import { hosted, logger } from './host.ts';
import { outboxHost } from './outbox-host.ts';

const { services, senders } = outboxHost();

/** Every fifteen minutes: whatever is due and was not done by anybody else. */
export const handler = hosted(async () => {
  const cities = await allMunicipalities(services.store);
  const served = cities.map(({ municipality }) => municipality);
  const tried = await sweepOutbox(services, senders, served);
  if (tried > 0) logger.info('swept', { tried });
  await sweepLeftBehind(services, cities);
  await sweepLists(services, served);
  await sweepRounds(services, cities);
});
