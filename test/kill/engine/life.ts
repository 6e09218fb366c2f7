import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { startTimeline, type Timeline } from '../../../infra/local/clock/timeline.ts';
import { seededBy } from '../../../infra/local/demo/seeded.ts';
import { openFileJournal } from '../../../infra/local/journal/file-journal.ts';
import type { EngineEntry } from '../../../infra/local/step-functions/executions/engine-entry.ts';
import { memoryObjects } from '../../../infra/local/step-functions/objects/memory-objects.ts';
import type { FunctionOutcome } from '../../../infra/local/step-functions/ports.ts';
import {
  createStepFunctions,
  type StepFunctions,
} from '../../../infra/local/step-functions/step-functions.ts';
import type { Resumed } from '../verdict.ts';
import { type KillPoint, killingJournal } from './killing-journal.ts';
import { inner, NAMES, story } from './story.ts';

/** What one life of the engine says of itself when it has come to the end of the story. */
export type Report = {
  /** From the start of the process to the first transition; nothing for a story that had ended. */
  resumed: Resumed | undefined;
  broken: string[];
  outputs: Record<string, string | undefined>;
};

/** One life of the engine on the journal of a folder: it plays the story to its end, or dies at its kill point. */
export const live = async (folder: string, seed: string, point?: KillPoint): Promise<void> => {
  const facts = factsIn(folder);
  let resumed: Resumed | undefined;
  const timeline = startTimeline({ mode: 'standing', atEpochMs: lastInstant(facts.told('journal.jsonl')) });
  const journal = await openFileJournal(path.join(folder, 'journal.jsonl'), (value) => value as EngineEntry);
  const stepFunctions = await openEngine(facts, timeline, seed, {
    journal: killingJournal(journal, path.join(folder, 'journal.jsonl'), point, () => {
      resumed ??= sinceStart();
    }),
  });
  const broken = await play(stepFunctions, timeline, facts);
  const outputs = Object.fromEntries(
    await Promise.all(NAMES.map(async (name) => [name, (await describe(stepFunctions, name)).output])),
  ) as Report['outputs'];
  await stepFunctions.close();
  const report: Report = { resumed, broken, outputs };
  writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report));
};

const sinceStart = (): Resumed => {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), cpuMs: (user + system) / 1000 };
};

/** Facts that outlive the process as a line each: what was written here a kill cannot take back. */
type Facts = { tell(file: string, line: string): void; told(file: string): string[] };

const factsIn = (folder: string): Facts => ({
  tell: (file, line) => appendFileSync(path.join(folder, file), `${line}\n`),
  told: (file) => {
    const place = path.join(folder, file);
    return existsSync(place) ? readFileSync(place, 'utf8').split('\n').slice(0, -1) : [];
  },
});

const BEGINNING = Date.parse('2026-04-01T00:00:00Z');

const lastInstant = (journal: readonly string[]): number =>
  journal.reduce((last, line) => {
    const { at = 0 } = JSON.parse(line) as { at?: number };
    return Math.max(last, at);
  }, BEGINNING);

type Work = (payload: { key: string; token?: string }, facts: Facts) => FunctionOutcome;

const FUNCTIONS: Record<string, Work> = {
  work: ({ key }) =>
    key.endsWith('/first/0')
      ? { ok: false, error: 'Busy', cause: JSON.stringify({ key }) }
      : { ok: true, payload: { key } },
  ask: ({ key, token }, facts) => {
    if (!key.includes('/late/')) facts.tell('tokens', token ?? '');
    return { ok: true, payload: { key } };
  },
};

const openEngine = (
  facts: Facts,
  timeline: Timeline,
  seed: string,
  parts: Pick<Parameters<typeof createStepFunctions>[0], 'journal'>,
): Promise<StepFunctions> => {
  const chance = seededBy(seed);
  return createStepFunctions({
    ...parts,
    timeline,
    objects: memoryObjects(() => timeline.nowEpochMs()),
    ids: { uuid: () => crypto.randomUUID(), random: () => chance.below(1_000) / 1_000 },
    region: 'ap-northeast-1',
    account: '000000000000',
    invokeFunction: async (functionArn, payload) => {
      const asked = payload as { key: string; token?: string };
      facts.tell('effects', asked.key);
      for (let turns = chance.below(4); turns > 0; turns -= 1) await setImmediate();
      const work = FUNCTIONS[functionArn.split(':')[6] ?? ''];
      return work?.(asked, facts) ?? { ok: false, error: 'None', cause: 'no such function' };
    },
    callAws: async () => ({ ok: false, code: 'None', message: 'no such service', statusCode: 400 }),
  });
};

/** Lets the story come to its end; answers what did not hold on the way. */
const play = async (engine: StepFunctions, timeline: Timeline, facts: Facts): Promise<string[]> => {
  const answeredBefore = new Set(facts.told('answered'));
  const broken = await startAll(engine, facts);
  for (let seconds = 0; seconds < LONGEST_STORY_SECONDS; seconds += 1) {
    await timeline.quiet();
    broken.push(...(await answerTokens(engine, facts, answeredBefore)));
    await timeline.advanceTo(timeline.nowEpochMs() + 1000);
    const all = await Promise.all(NAMES.map((name) => describe(engine, name)));
    if (all.every(({ status }) => status !== 'RUNNING')) break;
  }
  return broken;
};

const LONGEST_STORY_SECONDS = 60;

/** Starts what was not acknowledged; what was must be there. */
const startAll = async (engine: StepFunctions, { tell, told }: Facts): Promise<string[]> => {
  await machine(engine, 'inner', inner);
  const stateMachineArn = await machine(engine, 'story', story);
  const lost: string[] = [];
  for (const name of NAMES) {
    if (told('acknowledged').includes(name)) {
      if (!(await describe(engine, name)).status) lost.push(`lost: ${name} was acknowledged`);
      continue;
    }
    const { status } = await engine.handle('StartExecution', { stateMachineArn, name, input: '{}' }, {});
    if (status === 200) tell('acknowledged', name);
  }
  return lost;
};

/** Answers every token that was handed out; one whose answer was acknowledged must not be taken again. */
const answerTokens = async (
  engine: StepFunctions,
  { tell, told }: Facts,
  before: ReadonlySet<string>,
): Promise<string[]> => {
  const twice: string[] = [];
  for (const taskToken of new Set(told('tokens'))) {
    if (told('answered').includes(taskToken) && !before.has(taskToken)) continue;
    const { status } = await engine.handle('SendTaskSuccess', { taskToken, output: '"answered"' }, {});
    if (status !== 200) continue;
    if (before.has(taskToken)) twice.push('twice: an acknowledged answer was taken again');
    tell('answered', taskToken);
  }
  return twice;
};

const machine = async (engine: StepFunctions, name: string, definition: object): Promise<string> => {
  const { stateMachineArn } = await engine.putStateMachine({
    name,
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::000000000000:role/story',
  });
  return stateMachineArn;
};

const describe = async (
  engine: StepFunctions,
  name: string,
): Promise<{ status?: string; output?: string }> => {
  const executionArn = `arn:aws:states:ap-northeast-1:000000000000:execution:story:${name}`;
  return (await engine.handle('DescribeExecution', { executionArn }, {})).body as object;
};
