import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sourceOf } from '../../infra/local/functions/cold-start.ts';
import { functionEnvironment } from '../../infra/local/functions/function-environment.ts';
import { aTwin } from '../../test/infra/at-home.ts';
import { type Figure, median, type Row } from '../row.ts';
import { candidatesOf, emptyHandler } from './candidates.ts';
import { firstCalls } from './first-calls.ts';

const run = promisify(execFile);

/** Cold starts per function and candidate, in turns, so that a busy moment hits all alike. */
const ROUNDS = 15;

const ONE_START = path.join(import.meta.dirname, 'one-start.cjs');

type Start = { loadMs: number; firstMs: number; outcome: string };

/** Load and first call of each function's bundle in a fresh process, its AWS being the twin. */
export const coldStart: Row = {
  name: 'cold-start',
  run: async (say) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cold-start-'));
    const twin = await aTwin();
    try {
      const empty = await emptyHandler(folder);
      const figures: Figure[] = [];
      for (const fn of twin.declaration.all('AWS::Lambda::Function')) {
        const name = fn.path.split('/').at(-3) ?? fn.logicalId;
        const environment = functionEnvironment(fn, twin.identities, twin.awsEndpoint);
        const variables = Object.keys(fn.properties.Environment?.Variables ?? {});
        const { ours, stock } = await candidatesOf(folder, name, sourceOf(fn).entry, variables);
        const call = firstCalls[name];
        if (call === undefined) throw new Error(`bench/cold-start/first-calls.ts has no call for ${name}`);
        const took = await inTurns({ ours, stock, empty }, environment, call);
        say(
          `${name}: ${took.outcome}; load ${took.loadMs.toFixed(0)} ms of it; an empty handler ${took.empty.toFixed(1)} ms`,
        );
        figures.push({
          subject: name,
          value: took.ours,
          unit: 'ms',
          peer: { name: 'stock esbuild', value: took.stock },
          better: 'lower',
        });
      }
      return figures;
    } finally {
      await twin.stop();
      await rm(folder, { recursive: true });
    }
  },
};

const inTurns = async (
  files: { ours: string; stock: string; empty: string },
  environment: Record<string, string>,
  call: unknown,
) => {
  const starts: Record<keyof typeof files, Start[]> = { ours: [], stock: [], empty: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const which of ['ours', 'stock', 'empty'] as const) {
      starts[which].push(await oneStart(files[which], environment, call));
    }
  }
  const [first] = starts.ours;
  if (starts.ours.some(({ outcome }) => outcome !== first?.outcome || outcome !== starts.stock[0]?.outcome)) {
    throw new Error('the candidates did not do the same');
  }
  return {
    outcome: first?.outcome ?? '',
    loadMs: median(starts.ours.map(({ loadMs }) => loadMs)),
    ours: whole(starts.ours),
    stock: whole(starts.stock),
    empty: whole(starts.empty),
  };
};

const whole = (starts: readonly Start[]): number =>
  median(starts.map(({ loadMs, firstMs }) => loadMs + firstMs));

const oneStart = async (file: string, environment: Record<string, string>, call: unknown): Promise<Start> => {
  const { stdout, stderr } = await run(process.execPath, [ONE_START, file, JSON.stringify(call)], {
    env: { PATH: process.env.PATH, ...environment },
  });
  if (stderr.includes('code cache')) throw new Error(`${file}: ${stderr}`);
  return JSON.parse(stdout.split('\n').at(-1) ?? '') as Start;
};
