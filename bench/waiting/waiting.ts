import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Figure, Row } from '../row.ts';
import type { Held } from './holder.ts';

const run = promisify(execFile);

const EXECUTIONS = 100_000;
/** Below this a share of the processor is noise. */
const LEAST_PER_CENT = 0.01;

/** What a hundred thousand executions cost that only wait: memory that a process grew by, and its time while nothing is due. */
export const waiting: Row = {
  name: 'waiting',
  run: async (say) => {
    const peer = await held('peer');
    const name = 'aws-local-stepfunctions (Wait, in memory)';
    const figures: Figure[] = [];
    for (const [kind, subject] of [
      ['wait', 'Wait, journalled'],
      ['token', 'task token, journalled'],
    ] as const) {
      const ours = await held(kind);
      say(`${subject}: ${Math.round((ours.megabytes * 2 ** 20) / EXECUTIONS)} bytes an execution`);
      const figure = (what: string, unit: string, value: number, theirs: number): Figure => ({
        subject: `${subject}: ${what}`,
        value,
        unit,
        peer: { name, value: theirs },
        better: 'lower',
      });
      figures.push(figure('memory', 'MB', ours.megabytes, peer.megabytes));
      figures.push(figure('idle', '% of a core', idle(ours), idle(peer)));
    }
    return figures;
  },
};

const idle = ({ idleCpuPerCent }: Held): number => Math.max(idleCpuPerCent, LEAST_PER_CENT);

/** In a process of its own, so that nothing else has grown it. */
const held = async (kind: string): Promise<Held> => {
  const holder = path.join(import.meta.dirname, 'holder.ts');
  const { stdout } = await run(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', holder, kind, String(EXECUTIONS)],
    { maxBuffer: 2 ** 20 },
  );
  return JSON.parse(stdout) as Held;
};
