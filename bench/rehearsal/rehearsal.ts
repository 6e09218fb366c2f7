import { foundSmallCity } from '../../test/rehearsal/founding/city-at-work.ts';
import { aRehearsal, type RehearsalOptions } from '../../test/rehearsal/rehearsal-options.ts';
import { rehearse } from '../../test/rehearsal/rehearse.ts';
import type { Row } from '../row.ts';

const DAYS = 10;
const DAY_SECONDS = 86_400;

/** How much faster than life a city lives in the twin, beside the same city on the engine and over HTTP. */
export const rehearsal: Row = {
  name: 'rehearsal',
  run: async (say) => {
    const fast = await timesLife(say, 'in-process');
    const wired = await timesLife(say, 'engine');
    return [
      {
        subject: 'the small city',
        value: fast,
        unit: '× life',
        peer: { name: 'engine and HTTP', value: wired },
        better: 'higher',
      },
    ];
  },
};

const timesLife = async (
  say: (line: string) => void,
  items: NonNullable<RehearsalOptions['items']>,
): Promise<number> => {
  const before = performance.now();
  const city = await foundSmallCity(aRehearsal({ days: DAYS, items }));
  try {
    const { broken } = await rehearse(city);
    if (broken) throw new Error(`the rehearsal found broken: ${broken.invariant.name}`);
  } finally {
    await city.close();
  }
  const seconds = (performance.now() - before) / 1000;
  say(`${items}: ${DAYS} days in ${seconds.toFixed(1)} s`);
  return (DAYS * DAY_SECONDS) / seconds;
};
