/** One figure beside what it is compared with, measured in the same run on the same machine. */
export type Figure = {
  /** What was measured: `GuardianPages`. */
  subject: string;
  value: number;
  unit: string;
  peer: { name: string; value: number };
  better: 'higher' | 'lower';
};

/** A benchmark: the name that `npm run bench -- NAME` takes, and what it does. */
export type Row = { name: string; run(say: (line: string) => void): Promise<Figure[]> };

/** How many times better than the peer; below 1 it is worse. */
export const advantage = ({ value, peer, better }: Figure): number =>
  better === 'higher' ? value / peer.value : peer.value / value;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
};
