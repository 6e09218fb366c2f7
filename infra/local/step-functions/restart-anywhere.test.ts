import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import { openFileJournal } from '../journal/file-journal.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import type { EngineEntry } from './executions/engine-entry.ts';
import { flow, jsonata } from './testing/definitions.ts';
import { aMachine, type Described, MORNING, openScene, type Scene } from './testing/scene.ts';
import { entriesOf, journalOf } from './testing/whole-story.ts';

const activityArn = 'arn:aws:states:ap-northeast-1:000000000000:activity:phone-calls';

/** Calls are made by workers; then every child is worked on apart, which fails until somebody has mended it. */
const definition = jsonata({
  Call: {
    Type: 'Task',
    Resource: activityArn,
    HeartbeatSeconds: 600,
    Retry: [{ ErrorEquals: ['Engaged'], IntervalSeconds: 5 }],
    Next: 'Each',
  },
  Each: {
    Type: 'Map',
    Items: '{% ["a", "b", "c"] %}',
    Label: 'Each',
    MaxConcurrency: 1,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...flow({
        Work: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
          Output: '{% $states.result.Payload %}',
          Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 2, MaxAttempts: 1 }],
          End: true,
        },
      }),
    },
    End: true,
  },
});

/** What is outside of the engine and outlives it: workers with the tasks they took, and what is broken. */
type Outside = { taken: string[]; engaged: boolean; broken: boolean };

const outside = (): Outside => ({ taken: [], engaged: true, broken: true });

const sceneOn = async (journal: Journal<EngineEntry>, world: Outside): Promise<Scene> => {
  const entries = await entriesOf(journal);
  const atEpochMs = entries.reduce((at, entry) => Math.max(at, 'at' in entry ? entry.at : 0), MORNING);
  return openScene({
    journal,
    ids: { uuid: () => randomUUID(), random: () => 0.5 },
    timeline: startTimeline({ mode: 'standing', atEpochMs }),
    functions: {
      work: (payload) =>
        payload === 'b' && world.broken
          ? { ok: false, error: 'Broken', cause: 'why' }
          : { ok: true, payload: `${payload} done` },
    },
  });
};

/** Workers answer what they took, the first time that the line is engaged; whoever sees it fail mends it and redrives. */
const playToTheEnd = async (scene: Scene, world: Outside, executionArn: string): Promise<Described> => {
  for (let turn = 1; turn <= 12; turn += 1) {
    await scene.timeline.quiet();
    const execution = await scene.act<Described>('DescribeExecution', { executionArn });
    if (execution.status === 'SUCCEEDED') return execution;
    if (execution.status === 'FAILED') {
      world.broken = false;
      await scene.act('RedriveExecution', { executionArn });
    }
    await workActivity(scene, world);
    await scene.timeline.advanceTo(scene.timeline.nowEpochMs() + 10_000);
  }
  throw new Error('it does not come to its end');
};

const workActivity = async (scene: Scene, world: Outside): Promise<void> => {
  const asked = scene.act<{ taskToken: string | null }>('GetActivityTask', { activityArn });
  await scene.timeline.quiet();
  await scene.timeline.advanceTo(scene.timeline.nowEpochMs() + 61_000);
  const { taskToken } = await asked;
  if (taskToken !== null) world.taken.push(taskToken);
  for (const token of world.taken.splice(0)) {
    const [action, answer] = world.engaged
      ? ['SendTaskFailure', { error: 'Engaged' }]
      : ['SendTaskSuccess', { output: '"reached"' }];
    world.engaged = false;
    await scene.act(action as string, { taskToken: token, ...(answer as object) }).catch(() => {});
  }
};

/** The whole story, once through on this journal. */
const playedOn = async (
  journal: Journal<EngineEntry>,
): Promise<{ scene: Scene; executionArn: string; output: string | undefined }> => {
  const world = outside();
  const scene = await sceneOn(journal, world);
  await scene.act('CreateActivity', { name: 'phone-calls' });
  const stateMachineArn = await aMachine(scene, definition);
  const { executionArn } = await scene.act<{ executionArn: string }>('StartExecution', {
    stateMachineArn,
    name: 'one',
    input: '{}',
  });
  const { output } = await playToTheEnd(scene, world, executionArn);
  return { scene, executionArn, output };
};

/** The items whose work these entries tell as done. */
const doneIn = (entries: readonly EngineEntry[]): string[] => {
  const inputs = new Map(
    entries.flatMap((entry) => (entry.kind === 'started' ? [[entry.birth.number, entry.birth.input]] : [])),
  );
  return entries.flatMap((entry) =>
    entry.kind === 'step' && entry.events.some(({ type }) => type === 'TaskSucceeded')
      ? [JSON.parse(inputs.get(entry.execution) ?? 'null') as string]
      : [],
  );
};

const WHOLE = '["a done","b done","c done"]';

describe('a machine of workers, items, retries and a redrive', () => {
  it('ends the same way wherever its journal was cut off, and does nothing again that was recorded as done', async () => {
    const { scene, executionArn, output: whole } = await playedOn(memoryJournal());
    expect(whole).toBe(WHOLE);
    const entries = await entriesOf(scene.journal);
    expect(doneIn(entries)).toEqual(['a', 'b', 'c']);
    expect(entries.filter(({ kind }) => kind === 'redriven').length).toBeGreaterThan(0);
    for (let cut = 3; cut <= entries.length; cut += 1) {
      const kept = entries.slice(0, cut);
      const world = outside();
      const again = await sceneOn(await journalOf(kept), world);
      const { output } = await playToTheEnd(again, world, executionArn);
      expect(output, `cut after entry ${cut}`).toBe(WHOLE);
      const asked = again.calls.map(({ payload }) => payload);
      for (const item of doneIn(kept)) expect(asked, `cut after entry ${cut}`).not.toContain(item);
    }
  }, 60_000);

  it('reads the whole lines of a file that was cut off, wherever in a line that was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'engine-'));
    const path = join(folder, 'whole.jsonl');
    const torn = join(folder, 'torn.jsonl');
    const open = (file: string) => openFileJournal(file, (value) => value as EngineEntry);
    const { scene } = await playedOn(await open(path));
    await scene.stepFunctions.close();
    const bytes = await readFile(path);
    for (let cut = 0; cut < bytes.length; cut += 211) {
      await writeFile(torn, bytes.subarray(0, cut));
      const journal = await open(torn);
      const whole = bytes.subarray(0, cut).filter((byte) => byte === 0x0a).length;
      expect((await entriesOf(journal)).length, `cut at byte ${cut}`).toBe(whole);
      await journal.close();
    }
    await rm(folder, { recursive: true });
  }, 60_000);
});
