/** What became of a series of kills. */
export type Verdict = {
  kills: number;
  broken: { where: string; what: string }[];
  resumed: Resumed[];
};

/**
 * How soon a new process went on. Where its own time on the processor is known, that decides: a machine that is busy
 * with other things says nothing about the engine.
 */
export type Resumed = { wallMs: number; cpuMs?: number };

/** Within what an engine must have gone on. */
export const LONGEST_RESUME_MS = 2_000;

/** The value that so many of a hundred do not exceed. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
};

/** Whether everything held: nothing lost, nothing twice, gone on in time. */
export const holds = ({ kills, broken, resumed }: Verdict): boolean =>
  kills > 0 &&
  broken.length === 0 &&
  resumed.every(({ wallMs, cpuMs }) => (cpuMs ?? wallMs) <= LONGEST_RESUME_MS);

const inWords = (clock: string, ms: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    [50, 99, 100].map((percent) => [
      `resumed within, ms (${clock}, ${percent} %)`,
      Math.round(percentile(ms, percent)),
    ]),
  );

const MOST_TOLD = 20;

/** Prints a verdict for a person; answers whether everything held. */
export const tellVerdict = (verdict: Verdict): boolean => {
  const { kills, broken, resumed } = verdict;
  const count = (word: string): number => broken.filter(({ what }) => what.startsWith(word)).length;
  console.table({
    kills,
    lost: count('lost'),
    twice: count('twice'),
    'other faults': broken.length - count('lost') - count('twice'),
    ...inWords(
      'wall',
      resumed.map(({ wallMs }) => wallMs),
    ),
    ...inWords(
      'processor',
      resumed.flatMap(({ cpuMs }) => cpuMs ?? []),
    ),
  });
  for (const { where, what } of broken.slice(0, MOST_TOLD)) console.log(`${where}: ${what}`);
  return holds(verdict);
};
