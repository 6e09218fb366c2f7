import { playSmallCity } from './play-small-city.ts';
import { readOptions } from './rehearsal-options.ts';
import { playYokohama } from './yokohama/play-yokohama.ts';

/** `npm run rehearse`: plays a city and exits 1, the seed named, when something did not hold. */
const options = readOptions(process.argv.slice(2));
const held = await (options.city === 'small' ? playSmallCity(options) : playYokohama(options));
process.exitCode = held ? 0 : 1;
