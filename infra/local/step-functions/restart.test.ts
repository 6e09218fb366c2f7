import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import { openFileJournal } from '../journal/file-journal.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import type { EngineEntry } from './executions/engine-entry.ts';
import { aMachine, type Described, MORNING, openScene, type Scene } from './testing/scene.ts';
import { entriesOf, innerMachine, journalOf, wholeStory } from './testing/whole-story.ts';

const HOUR_MS = 3_600_000;
const ids = { uuid: () => randomUUID(), random: () => 0.5 };

/** A scene on a journal, at the instant of its last entry. */
const sceneOn = async (journal: Journal<EngineEntry>, tokens: Set<string>): Promise<Scene> => {
  const lastAt = (await entriesOf(journal)).reduce(
    (at, entry) => Math.max(at, 'at' in entry ? entry.at : 0),
    MORNING,
  );
  return openScene({
    journal,
    ids,
    timeline: startTimeline({ mode: 'standing', atEpochMs: lastAt }),
    functions: {
      work: (payload) => {
        const { n, try: tries } = payload as { n: number; try: number };
        return tries < 2 ? { ok: false, error: 'Busy', cause: 'later' } : { ok: true, payload: n + 1 };
      },
      ask: (payload) => {
        tokens.add((payload as { token: string }).token);
        return { ok: true, payload: null };
      },
    },
  });
};

/** Lets time go on, answering every token that was handed out, until nothing is left to do. */
const playToTheEnd = async (scene: Scene, tokens: Set<string>): Promise<void> => {
  for (let hours = 1; hours <= 6; hours += 1) {
    await scene.timeline.advanceTo(MORNING + hours * HOUR_MS);
    for (const taskToken of tokens)
      await scene.act('SendTaskSuccess', { taskToken, output: '"answered"' }).catch(() => {});
    await scene.timeline.quiet();
  }
};

const EXPECTED = { before: { before: ['answered', [10, 20, 30]], apart: [1, 2] }, inner: { napped: true } };

const begin = async (
  tokens: Set<string>,
  journal: Journal<EngineEntry> = memoryJournal(),
): Promise<{ scene: Scene; executionArn: string }> => {
  const scene = await sceneOn(journal, tokens);
  await aMachine(scene, innerMachine, 'inner');
  const stateMachineArn = await aMachine(scene, wholeStory, 'outer');
  const { executionArn } = await scene.act<{ executionArn: string }>('StartExecution', {
    stateMachineArn,
    name: 'one',
    input: '{"n":1}',
  });
  return { scene, executionArn };
};

const describeIn = (scene: Scene, executionArn: string): Promise<Described> =>
  scene.act<Described>('DescribeExecution', { executionArn });

describe('an engine that was killed', () => {
  it('ends every execution the same way, wherever in its journal it was cut off', async () => {
    const tokens = new Set<string>();
    const { scene, executionArn } = await begin(tokens);
    await playToTheEnd(scene, tokens);
    const whole = await describeIn(scene, executionArn);
    expect(JSON.parse(whole.output ?? 'null')).toEqual(EXPECTED);
    const entries = await entriesOf(scene.journal);
    expect(entries.length).toBeGreaterThan(30);
    for (let cut = 3; cut < entries.length; cut += 1) {
      const again = await sceneOn(await journalOf(entries.slice(0, cut)), tokens);
      await playToTheEnd(again, tokens);
      const resumed = await describeIn(again, executionArn);
      expect(resumed, `cut after entry ${cut}`).toMatchObject({ status: 'SUCCEEDED', output: whole.output });
    }
  }, 60_000);

  it('never runs a task again whose result it had recorded', async () => {
    const tokens = new Set<string>();
    const { scene } = await begin(tokens);
    await playToTheEnd(scene, tokens);
    const entries = await entriesOf(scene.journal);
    for (let cut = 3; cut <= entries.length; cut += 1) {
      const kept = entries.slice(0, cut);
      const again = await sceneOn(await journalOf(kept), tokens);
      await playToTheEnd(again, tokens);
      const recorded = kept.filter((entry) => JSON.stringify(entry).includes('"TaskFailed"')).length;
      const succeeded = kept.some(saysWorked);
      const worked = again.calls.filter(({ functionName }) => functionName === 'work').length;
      expect(worked, `cut after entry ${cut}`).toBe(succeeded ? 0 : 3 - recorded);
    }
  }, 60_000);

  it('finds everything in its file again, half a line that the kill left included', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'engine-'));
    const path = join(folder, 'step-functions.jsonl');
    const open = () => openFileJournal(path, (value) => value as EngineEntry);
    const tokens = new Set<string>();
    const { scene, executionArn } = await begin(tokens, await open());
    await scene.timeline.advanceTo(MORNING + 15_000);
    await appendFile(path, '{"kind":"step","execution":1,"ev');
    const again = await sceneOn(await open(), tokens);
    await playToTheEnd(again, tokens);
    expect(JSON.parse((await describeIn(again, executionArn)).output ?? 'null')).toEqual(EXPECTED);
    await again.stepFunctions.close();
    await rm(folder, { recursive: true });
  });

  it('keeps histories, and a compaction changes nothing that can be seen', async () => {
    const tokens = new Set<string>();
    const { scene, executionArn } = await begin(tokens);
    await playToTheEnd(scene, tokens);
    const before = await scene.act('GetExecutionHistory', { executionArn, maxResults: 1000 });
    await scene.stepFunctions.compact();
    const again = await sceneOn(scene.journal, tokens);
    expect(await again.act('GetExecutionHistory', { executionArn, maxResults: 1000 })).toEqual(before);
    expect(await again.act('DescribeExecution', { executionArn })).toEqual(
      await scene.act('DescribeExecution', { executionArn }),
    );
  });

  it('goes on from a compacted journal in the middle of everything', async () => {
    const tokens = new Set<string>();
    const { scene, executionArn } = await begin(tokens);
    await scene.timeline.advanceTo(MORNING + 27_000);
    await scene.stepFunctions.compact();
    const again = await sceneOn(scene.journal, tokens);
    await playToTheEnd(again, tokens);
    expect(JSON.parse((await describeIn(again, executionArn)).output ?? 'null')).toEqual(EXPECTED);
  });

  it('takes in nothing after it was closed, and the next start does what was left', async () => {
    const tokens = new Set<string>();
    const { scene, executionArn } = await begin(tokens);
    await scene.timeline.advanceTo(MORNING + 5_000);
    const before = await entriesOf(scene.journal);
    await scene.stepFunctions.close();
    await scene.timeline.advanceTo(MORNING + HOUR_MS);
    expect(await entriesOf(scene.journal)).toEqual(before);
    const again = await sceneOn(await journalOf(before), tokens);
    await playToTheEnd(again, tokens);
    expect((await describeIn(again, executionArn)).status).toBe('SUCCEEDED');
  });

  it('forgets an execution 90 days after its end, and its name is free again', async () => {
    const tokens = new Set<string>();
    const { scene, executionArn } = await begin(tokens);
    await playToTheEnd(scene, tokens);
    await scene.timeline.advanceTo(MORNING + 91 * 24 * HOUR_MS);
    await expect(describeIn(scene, executionArn)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    await scene.stepFunctions.compact();
    expect(JSON.stringify(await entriesOf(scene.journal))).not.toContain(executionArn);
  });
});

/** Whether the entry records that the work has succeeded. */
const saysWorked = (entry: EngineEntry): boolean =>
  entry.kind === 'step' &&
  entry.events.some(
    ({ type, details }) =>
      type === 'TaskStateExited' && (details as { name?: string } | undefined)?.name === 'Work',
  );
