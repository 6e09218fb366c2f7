import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Resumed } from '../verdict.ts';
import type { KillPoint } from './killing-journal.ts';
import type { Report } from './life.ts';
import { expectedOutput, NAMES } from './story.ts';

export type Kill = { seed: number; point: KillPoint };

/** What became of one kill: everything that did not hold, and how soon the next process went on. */
export type Judged = { kill: Kill; broken: string[]; resumed: Resumed | undefined };

/** A killed engine that is still to be taken up: what it had done and what it had recorded. */
type Dead = { kill: Kill; folder: string; effects: number; recorded: ReadonlySet<string> };

/** Kills engines one after the other; the process that dies next has first taken up what died before. */
export async function* killChain(child: string, kills: Iterable<Kill>): AsyncGenerator<Judged> {
  const root = await mkdtemp(path.join(tmpdir(), 'kill-'));
  let dead: Dead | undefined;
  let count = 0;
  for (const kill of kills) {
    count += 1;
    const folder = path.join(root, String(count));
    await mkdir(folder);
    const { seed, point } = kill;
    const died = await run(child, [
      dead?.folder ?? '-',
      String(seed),
      folder,
      point.mode,
      String(point.write),
    ]);
    if (dead) yield await judge(dead, died);
    dead = died.signal === 'SIGKILL' ? await deadIn(kill, folder) : undefined;
    if (!dead) yield { kill, broken: [`the point was not reached: ${died.errors}`], resumed: undefined };
  }
  if (dead) yield await judge(dead, await run(child, [dead.folder, '0']));
  await rm(root, { recursive: true, force: true });
}

/** How many writes the story takes when nobody kills it. */
export const countWrites = async (child: string): Promise<number> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kill-'));
  await run(child, [folder, '1']);
  const written = await lines(folder, 'journal.jsonl');
  await rm(folder, { recursive: true, force: true });
  return written.length;
};

type Ran = { signal: NodeJS.Signals | null; errors: string };

const run = async (child: string, args: string[]): Promise<Ran> => {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const errors: Buffer[] = [];
  running.stderr.on('data', (chunk: Buffer) => void errors.push(chunk));
  const [, signal] = (await once(running, 'close')) as [number | null, NodeJS.Signals | null];
  return { signal, errors: Buffer.concat(errors).toString().slice(0, MOST_TOLD) };
};

const MOST_TOLD = 2_000;

const deadIn = async (kill: Kill, folder: string): Promise<Dead> => ({
  kill,
  folder,
  effects: (await lines(folder, 'effects')).length,
  recorded: recordedIn(await lines(folder, 'journal.jsonl')),
});

const judge = async ({ kill, folder, effects, recorded }: Dead, { errors }: Ran): Promise<Judged> => {
  const report = await readFile(path.join(folder, 'report.json'), 'utf8').catch(() => undefined);
  const after = (await lines(folder, 'effects')).slice(effects);
  await rm(folder, { recursive: true, force: true });
  if (report === undefined) return { kill, broken: [`it did not go on: ${errors}`], resumed: undefined };
  const { broken, outputs, resumed } = JSON.parse(report) as Report;
  const all = [...broken, ...twice(after, recorded), ...otherwise(outputs)];
  return { kill, broken: all, resumed };
};

/** The whole lines of a file; half a line at its end is none. */
const lines = async (folder: string, file: string): Promise<string[]> =>
  (await readFile(path.join(folder, file), 'utf8').catch(() => '')).split('\n').slice(0, -1);

const RESULTS = new Set(['TaskSucceeded', 'TaskFailed', 'TaskSubmitted']);

/** The effects whose result stands in the journal. */
export const recordedIn = (journal: readonly string[]): Set<string> => {
  const events = journal.flatMap(
    (line) => (JSON.parse(line) as { events?: { type: string; details?: object }[] }).events ?? [],
  );
  const details = events
    .filter(({ type }) => RESULTS.has(type))
    .map((event) => JSON.stringify(event.details));
  return new Set(
    details.flatMap((text) => Array.from(text.matchAll(/key\\*":\\*"([^"\\]+)/g), ([, key = '']) => key)),
  );
};

const twice = (after: readonly string[], recorded: ReadonlySet<string>): string[] => [
  ...after.filter((key) => recorded.has(key)).map((key) => `twice: ${key} ran again after it was recorded`),
  ...after.filter((key, index) => after.indexOf(key) !== index).map((key) => `twice: ${key} in one process`),
];

const otherwise = (outputs: Report['outputs']): string[] =>
  NAMES.filter((name) => !isDeepStrictEqual(JSON.parse(outputs[name] ?? 'null'), expectedOutput(name))).map(
    (name) => `lost: ${name} came to ${outputs[name]}`,
  );
