import { anOpenCampaign } from '../../test/builders/campaign.ts';
import type { Figure, Row } from '../row.ts';
import { roundOnPostgres } from './on-postgres.ts';
import { otherDesigns } from './other-designs.ts';
import { BENCH_CITY, type PlayedRound, playOurRound } from './ours.ts';

/** A large city; sixteen of them, one after the other, are the forty thousand facilities of a whole country. */
const FACILITIES = 2500;
const CITIES = 16;

/** What one round of a city costs on AWS and how long it takes here, beside the designs that others would choose. */
export const round: Row = {
  name: 'round',
  run: async (say) => {
    const rounds: PlayedRound[] = [];
    for (let city = 1; city <= CITIES; city += 1) {
      const played = await playOurRound(FACILITIES);
      rounds.push(played);
      say(`city ${city} of ${CITIES}: ${inWords(played)}`);
    }
    const sum = (of: keyof PlayedRound): number => rounds.reduce((total, one) => total + one[of], 0);
    const facilities = CITIES * FACILITIES;
    say(`${facilities} facilities: ${(sum('unitsPerAnswer') / CITIES).toFixed(2)} write units per answer`);
    const others = await otherDesigns();
    const transitions = {
      value: sum('transitions') / facilities,
      unit: 'state transitions',
      better: 'lower',
    } as const;
    return [
      {
        subject: 'per facility and round',
        ...transitions,
        peer: { name: 'one execution per facility, with a task token', value: others.oneEach },
      },
      {
        subject: 'per facility and round',
        ...transitions,
        peer: { name: 'one execution per facility, looking every hour', value: others.polling },
      },
      ...(await besidePostgres(rounds, say)),
    ];
  },
};

const inWords = ({ seconds, transitions, mails, phoned, answers, unitsInAll }: PlayedRound): string =>
  `${answers} answers, ${mails} mails, ${phoned} to the phone, ${transitions} transitions, ` +
  `${unitsInAll} write units in all, ${seconds.toFixed(1)} s`;

/** The fastest of our rounds: the first one also loads every function. */
const besidePostgres = async (
  rounds: readonly PlayedRound[],
  say: (line: string) => void,
): Promise<Figure[]> => {
  const theirs = await roundOnPostgres(FACILITIES, BENCH_CITY, anOpenCampaign());
  if (!theirs) {
    say('SKIPPED: no PostgreSQL server here (Debian: postgresql), so nothing stands beside the wall time');
    return [];
  }
  const [first] = rounds;
  if (theirs.mails !== first?.mails || theirs.phoned !== first.phoned)
    throw new Error(`not the same round: ${JSON.stringify({ theirs, first })}`);
  return [
    {
      subject: `wall time, ${FACILITIES} facilities`,
      value: Math.min(...rounds.map(({ seconds }) => seconds)),
      unit: 's',
      peer: { name: 'graphile-worker on PostgreSQL, not waiting for the disk', value: theirs.seconds },
      better: 'lower',
    },
  ];
};
