import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import type { EngineEntry } from './executions/engine-entry.ts';
import type { Json } from './language/json.ts';
import { flaky, isOneLine, machineOf, type Plan, plannedEnd } from './testing/random-machines.ts';
import {
  aMachine,
  countedIds,
  described,
  eventsOf,
  MORNING,
  openScene,
  type Scene,
  storyOf,
} from './testing/scene.ts';
import { faultsOf } from './testing/well-formed.ts';
import { entriesOf, journalOf } from './testing/whole-story.ts';

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom('', 'つづき', null, true),
  fc.array(fc.nat(9), { maxLength: 2 }),
  fc.record({ a: fc.nat(9) }),
);

/** Plans of at most three things in a row, and fans within fans to the depth that the memo is asked for. */
const plansTo = fc.memo<Plan[]>((depth) =>
  fc.array(depth > 1 ? deepPlan(depth) : flatPlan, { maxLength: 3 }),
);

const flatPlan: fc.Arbitrary<Plan> = fc.oneof(
  fc.record({ does: fc.constant('set' as const), value }),
  fc.record({
    does: fc.constant('wrap' as const),
    language: fc.constantFrom('JSONPath' as const, 'JSONata' as const),
  }),
  fc.record({ does: fc.constant('wait' as const), seconds: fc.nat(20) }),
  fc.record({
    does: fc.constant('ask' as const),
    failsBefore: fc.nat(3),
    tries: fc.nat(2),
    caught: fc.boolean(),
  }),
);

const deepPlan = (depth: number): fc.Arbitrary<Plan> =>
  fc.oneof(
    { weight: 3, arbitrary: flatPlan },
    fc.record({
      does: fc.constant('choose' as const),
      numeric: plansTo(depth - 1),
      other: plansTo(depth - 1),
    }),
    fc.record({
      does: fc.constant('both' as const),
      branches: fc.array(plansTo(depth - 1), { minLength: 1, maxLength: 3 }),
      caught: fc.boolean(),
    }),
    fc.record({
      does: fc.constant('each' as const),
      items: fc.array(value, { maxLength: 4 }),
      steps: plansTo(depth - 1),
      atOnce: fc.nat(3),
      caught: fc.boolean(),
    }),
  );

const somePlans: fc.Arbitrary<Plan[]> = plansTo(3);

const INPUT: Json = { n: 1 };
const DAY_MS = 86_400_000;

const sceneAt = (journal: Journal<EngineEntry>, atEpochMs: number): Promise<Scene> =>
  openScene({
    journal,
    functions: { flaky },
    ids: countedIds(),
    timeline: startTimeline({ mode: 'standing', atEpochMs }),
  });

const playedThrough = async (plans: Plan[]): Promise<{ scene: Scene; executionArn: string }> => {
  const scene = await sceneAt(memoryJournal(), MORNING);
  const stateMachineArn = await aMachine(scene, machineOf(plans));
  const request = { stateMachineArn, name: 'one', input: JSON.stringify(INPUT) };
  const { executionArn } = await scene.act<{ executionArn: string }>('StartExecution', request);
  await scene.timeline.advanceTo(MORNING + DAY_MS);
  return { scene, executionArn };
};

/** As it would be told after a crash behind one of its entries. */
const playedOnFrom = async (entries: EngineEntry[]): Promise<Scene> => {
  const lastAt = entries.reduce((at, entry) => Math.max(at, 'at' in entry ? entry.at : 0), MORNING);
  const scene = await sceneAt(await journalOf(entries), lastAt);
  await scene.timeline.advanceTo(MORNING + DAY_MS);
  return scene;
};

const expectedOf = (plans: Plan[]) => {
  const end = plannedEnd(plans, INPUT);
  return end.ok
    ? { status: 'SUCCEEDED', output: JSON.stringify(end.output) }
    : { status: 'FAILED', error: 'Flaky', cause: 'why' };
};

describe('whatever a machine is made of', () => {
  it('it ends as its states say, and its history is well-formed', async () => {
    await fc.assert(
      fc.asyncProperty(somePlans, async (plans) => {
        const { scene, executionArn } = await playedThrough(plans);
        expect(await described(scene, executionArn)).toMatchObject(expectedOf(plans));
        expect(faultsOf(await eventsOf(scene, executionArn))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('it ends the same after a crash behind any entry of its journal', async () => {
    await fc.assert(
      fc.asyncProperty(somePlans, fc.double({ min: 0, max: 1, noNaN: true }), async (plans, where) => {
        const { scene, executionArn } = await playedThrough(plans);
        const entries = await entriesOf(scene.journal);
        // The machine and the start are acknowledged before: what was not on the disk then was never promised.
        const cut = 2 + Math.round(where * (entries.length - 2));
        const again = await playedOnFrom(entries.slice(0, cut));
        expect(await described(again, executionArn)).toMatchObject(expectedOf(plans));
        expect(faultsOf(await eventsOf(again, executionArn))).toEqual([]);
        if (isOneLine(plans))
          expect(await storyOf(again, executionArn)).toEqual(await storyOf(scene, executionArn));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('it can be stopped at any second, and says so last', async () => {
    await fc.assert(
      fc.asyncProperty(somePlans, fc.nat(60), async (plans, seconds) => {
        const scene = await sceneAt(memoryJournal(), MORNING);
        const stateMachineArn = await aMachine(scene, machineOf(plans));
        const { executionArn } = await scene.act<{ executionArn: string }>('StartExecution', {
          stateMachineArn,
        });
        await scene.timeline.advanceTo(MORNING + seconds * 1000);
        const before = await described(scene, executionArn);
        await scene.act('StopExecution', { executionArn, error: 'Enough' });
        await scene.timeline.advanceTo(MORNING + DAY_MS);
        const after = await described(scene, executionArn);
        expect(after.status).toBe(before.status === 'RUNNING' ? 'ABORTED' : before.status);
        expect(faultsOf(await eventsOf(scene, executionArn))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  }, 30_000);
});

describe('the laws of a history', () => {
  const event = (id: number, previousEventId: number, type: string, name?: string) => ({
    id,
    previousEventId,
    type,
    timestamp: 0,
    ...(name === undefined
      ? {}
      : { [type.endsWith('Entered') ? 'stateEnteredEventDetails' : 'stateExitedEventDetails']: { name } }),
  });
  const start = event(1, 0, 'ExecutionStarted');
  const entered = event(2, 0, 'PassStateEntered', 'A');
  const left = event(3, 2, 'PassStateExited', 'A');
  const end = event(4, 3, 'ExecutionSucceeded');

  it('hold for a whole one', () => {
    expect(faultsOf([start, entered, left, end])).toEqual([]);
  });

  it.each([
    [
      'an id that is left out',
      [start, entered, { ...left, id: 4 }, { ...end, id: 5, previousEventId: 4 }],
      /stands in place/,
    ],
    ['an event that follows itself', [start, entered, { ...left, previousEventId: 3 }, end], /3 follows 3/],
    [
      'an event that follows nothing',
      [start, entered, { ...left, previousEventId: 0 }, end],
      /follows nothing/,
    ],
    ['time that runs back', [{ ...start, timestamp: 1 }, entered, left, end], /earlier/],
    ['no beginning', [entered], /does not begin/],
    ['no end', [start, entered, left], /does not end/],
    [
      'two ends',
      [start, event(2, 1, 'ExecutionFailed'), event(3, 2, 'ExecutionFailed')],
      /does not end once/,
    ],
    ['a state that is never left', [start, entered, event(3, 2, 'ExecutionSucceeded')], /never left/],
    [
      'a state that is left unentered',
      [start, entered, event(3, 2, 'PassStateExited', 'B'), end],
      /without being entered/,
    ],
    [
      'an answer to nothing',
      [start, entered, event(3, 2, 'TaskSucceeded'), event(4, 3, 'ExecutionFailed')],
      /follows PassStateEntered/,
    ],
    [
      'an iteration too many',
      [start, entered, event(3, 2, 'MapIterationSucceeded'), event(4, 3, 'ExecutionFailed')],
      /more iterations/,
    ],
  ])('are broken by %s', (_what, events, fault) => {
    expect(faultsOf(events)).toContainEqual(expect.stringMatching(fault));
  });
});
