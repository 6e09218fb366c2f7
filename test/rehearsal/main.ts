import { playSeeds } from './campaign/play-campaign.ts';
import { playSmallCity } from './play-small-city.ts';
import { aRehearsal, readOptions } from './rehearsal-options.ts';
import { playYokohama } from './yokohama/play-yokohama.ts';

/** `npm run rehearse`: plays a city, or many, and exits 1, the seed named, when something did not hold. */
const { wanted, campaign } = readOptions(process.argv.slice(2));
const options = aRehearsal(wanted);
const play = (): Promise<boolean> => {
  if (campaign) return playSeeds(campaign, wanted);
  return options.city === 'small' ? playSmallCity(options) : playYokohama(options);
};
process.exitCode = (await play()) ? 0 : 1;
