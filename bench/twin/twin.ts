import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StateMachine } from 'aws-local-stepfunctions';
import { openFileJournal } from '../../infra/local/journal/file-journal.ts';
import type { Journal } from '../../infra/local/journal/journal.ts';
import { memoryJournal } from '../../infra/local/journal/memory-journal.ts';
import type { EngineEntry } from '../../infra/local/step-functions/executions/engine-entry.ts';
import { aMachine, openScene } from '../../infra/local/step-functions/testing/scene.ts';
import type { Figure, Row } from '../row.ts';
import { input, machine, STATES_PER_EXECUTION } from './machine.ts';

const EXECUTIONS = 400;
/** Executions under way at once, for all alike. */
const AT_ONCE = 20;

/** How fast the twin's workflow engine goes from state to state, beside the npm package that interprets the same language. */
export const twin: Row = {
  name: 'twin',
  run: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'twin-bench-'));
    const durable = await openFileJournal(
      path.join(folder, 'executions.jsonl'),
      (entry) => entry as EngineEntry,
    );
    const peer = { name: 'aws-local-stepfunctions (in memory)', value: await statesPerSecond(peerRun()) };
    const figure = (subject: string, value: number): Figure => ({
      subject,
      value,
      unit: 'states/s',
      peer,
      better: 'higher',
    });
    const figures = [
      figure('in memory', await statesPerSecond(await ourRun(memoryJournal()))),
      figure('journalled to disk', await statesPerSecond(await ourRun(durable))),
    ];
    await durable.close();
    await rm(folder, { recursive: true });
    return figures;
  },
};

/** Runs so many executions at once and waits for them. */
type RunBatch = (executions: number) => Promise<void>;

const statesPerSecond = async (run: RunBatch): Promise<number> => {
  await run(AT_ONCE);
  const before = performance.now();
  for (let done = 0; done < EXECUTIONS; done += AT_ONCE) await run(AT_ONCE);
  return (EXECUTIONS * STATES_PER_EXECUTION) / ((performance.now() - before) / 1000);
};

const peerRun = (): RunBatch => {
  const stateMachine = new StateMachine(machine as never);
  return async (executions) => {
    await Promise.all(Array.from({ length: executions }, () => stateMachine.run(input).result));
  };
};

const ourRun = async (journal: Journal<EngineEntry>): Promise<RunBatch> => {
  const scene = await openScene({ journal });
  const stateMachineArn = await aMachine(scene, machine);
  return async (executions) => {
    const started = await Promise.all(
      Array.from({ length: executions }, () =>
        scene.act<{ executionArn: string }>('StartExecution', {
          stateMachineArn,
          input: JSON.stringify(input),
        }),
      ),
    );
    await scene.timeline.quiet();
    for (const { executionArn } of started) {
      const { status } = await scene.act<{ status: string }>('DescribeExecution', { executionArn });
      if (status !== 'SUCCEEDED') throw new Error(`an execution ended ${status}`);
    }
  };
};
