import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { StateMachine } from 'aws-local-stepfunctions';
import { startTimeline } from '../../infra/local/clock/timeline.ts';
import { openFileJournal } from '../../infra/local/journal/file-journal.ts';
import type { EngineEntry } from '../../infra/local/step-functions/executions/engine-entry.ts';
import { aMachine, openScene } from '../../infra/local/step-functions/testing/scene.ts';

/** What a process that holds waiting executions says of itself. */
export type Held = { megabytes: number; idleCpuPerCent: number };

const DAY_SECONDS = 86_400;
const AT_ONCE = 1_000;
const IDLE_MS = 3_000;

const wait = {
  StartAt: 'Note',
  States: {
    Note: { Type: 'Pass', Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: DAY_SECONDS, End: true },
  },
};

const token = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: 'ask',
        Payload: { token: '{% $states.context.Task.Token %}', case: '{% $states.input.case %}' },
      },
      TimeoutSeconds: DAY_SECONDS,
      End: true,
    },
  },
};

const inputOf = (index: number) => ({ case: `case_${String(index).padStart(26, '0')}` });

/** Begins so many executions that wait; answers what ends them. */
type Begin = (count: number) => Promise<() => Promise<void>>;

const ours =
  (definition: object): Begin =>
  async (count) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'waiting-'));
    const journal = await openFileJournal(
      path.join(folder, 'journal.jsonl'),
      (entry) => entry as EngineEntry,
    );
    const timeline = startTimeline({ mode: 'ticking', aheadMs: 0 });
    const functions = { ask: () => ({ ok: true as const, payload: null }) };
    const scene = await openScene({ journal, timeline, functions });
    const stateMachineArn = await aMachine(scene, definition);
    for (let begun = 0; begun < count; begun += AT_ONCE) {
      const starts = Array.from({ length: AT_ONCE }, (_, index) =>
        scene.act('StartExecution', { stateMachineArn, input: JSON.stringify(inputOf(begun + index)) }),
      );
      await Promise.all(starts);
      await timeline.quiet();
      scene.calls.length = 0;
    }
    return async () => {
      timeline.stop();
      await scene.stepFunctions.close();
      await rm(folder, { recursive: true });
    };
  };

const peer: Begin = async (count) => {
  const machine = new StateMachine(wait as never);
  const running = Array.from({ length: count }, (_, index) => machine.run(inputOf(index)));
  for (const { result } of running) result.catch(() => undefined);
  await rest(IDLE_MS);
  return async () => {
    for (const one of running) one.abort();
  };
};

const KINDS: Record<string, Begin> = { wait: ours(wait), token: ours(token), peer };

const collected = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss;
};

const hold = async (begin: Begin, count: number): Promise<Held> => {
  await (await begin(AT_ONCE))();
  const before = collected();
  const end = await begin(count);
  const megabytes = (collected() - before) / 2 ** 20;
  const idle = process.cpuUsage();
  await rest(IDLE_MS);
  const { user, system } = process.cpuUsage(idle);
  await end();
  return { megabytes, idleCpuPerCent: ((user + system) / 1000 / IDLE_MS) * 100 };
};

/** `KIND COUNT`: holds so many executions of this kind and prints what that costs. */
const [kind = '', count = '0'] = process.argv.slice(2);
const begin = KINDS[kind];
if (!begin) throw new Error(`no such kind: ${kind}`);
process.stdout.write(JSON.stringify(await hold(begin, Number(count))));
process.exit(0);
