import { parseArgs } from 'node:util';

export type KillOptions = {
  kinds: ('engine' | 'twin')[];
  points: number;
  times: number;
  budgetSeconds: number;
  atOnce: number;
};

const text = (value: string) => ({ type: 'string' as const, default: value });

/** What the command line asks for; without a budget everything that it asks for is done. */
export const readKillOptions = (args: string[]): KillOptions => {
  const { values } = parseArgs({
    args,
    options: {
      kind: text('both'),
      points: text('340'),
      times: text('10'),
      budget: { type: 'string' },
      'at-once': text('1'),
    },
  });
  const { kind } = values;
  if (kind !== 'both' && kind !== 'engine' && kind !== 'twin')
    throw new Error(`--kind is engine, twin or both, not ${kind}`);
  return {
    kinds: kind === 'both' ? ['engine', 'twin'] : [kind],
    points: positive('points', values.points),
    times: positive('times', values.times),
    atOnce: positive('at-once', values['at-once']),
    budgetSeconds: values.budget === undefined ? Number.POSITIVE_INFINITY : positive('budget', values.budget),
  };
};

const positive = (name: string, value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1 on`);
  return number;
};
