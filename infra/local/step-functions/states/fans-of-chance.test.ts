import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flow, jsonata } from '../testing/definitions.ts';
import { described, eventsOf, MORNING, openScene, type Scene, started } from '../testing/scene.ts';

const HOUR_MS = 3_600_000;
const apart = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };

/** A map over items that each take so many seconds, or fail at the end of them. */
type Item = { seconds: number; fails: boolean };

const each = (items: Item[], more: object, processor: object) =>
  jsonata({
    Each: {
      Type: 'Map',
      Items: items,
      ItemProcessor: {
        ...processor,
        ...flow({
          Rest: { Type: 'Wait', Seconds: '{% $states.input.seconds %}', Next: 'Which' },
          Which: {
            Type: 'Choice',
            Choices: [{ Condition: '{% $states.input.fails %}', Next: 'Fall' }],
            Default: 'Stand',
          },
          Fall: { Type: 'Fail', Error: 'Fell' },
          Stand: { Type: 'Pass', Output: '{% $states.input.seconds %}', End: true },
        }),
      },
      End: true,
      ...more,
    },
  });

const inline = (items: Item[], more: object) => each(items, more, {});

const items = (fails: fc.Arbitrary<boolean>) =>
  fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 9 }), fails }), { maxLength: 8 });

const ranOut = async (scene: Scene, definition: object): Promise<string> => {
  const arn = await started(scene, definition);
  await scene.timeline.advanceTo(MORNING + HOUR_MS);
  return arn;
};

/** When the last of some works is done if so many go on at once, each beginning as soon as one before has ended. */
const lastEnd = (works: readonly Item[], atOnce: number): number => {
  const lanes = new Array(Math.min(atOnce || works.length, works.length)).fill(0) as number[];
  for (const { seconds } of works) {
    const free = lanes.indexOf(Math.min(...lanes));
    lanes[free] = (lanes[free] ?? 0) + seconds;
  }
  return Math.max(0, ...lanes);
};

describe('an inline map of chance', () => {
  it('runs no more at once than it may, none later than it can, and keeps the order of its items', async () => {
    await fc.assert(
      fc.asyncProperty(items(fc.constant(false)), fc.nat(4), async (works, atOnce) => {
        const scene = await openScene();
        const arn = await ranOut(scene, inline(works, { MaxConcurrency: atOnce }));
        expect((await described(scene, arn)).output).toBe(
          JSON.stringify(works.map(({ seconds }) => seconds)),
        );
        const events = await eventsOf(scene, arn);
        let running = 0;
        for (const { type } of events) {
          if (type === 'MapIterationStarted') running += 1;
          if (type === 'MapIterationSucceeded') running -= 1;
          expect(running).toBeLessThanOrEqual(atOnce || works.length);
        }
        const took = Number(events.at(-1)?.timestamp) - MORNING / 1000;
        expect(took).toBe(lastEnd(works, atOnce));
      }),
      { numRuns: 15 },
    );
  });

  it('fails with the first that falls, at that instant', async () => {
    await fc.assert(
      fc.asyncProperty(items(fc.boolean()), async (works) => {
        const scene = await openScene();
        const arn = await ranOut(scene, inline(works, {}));
        const falls = works.flatMap(({ seconds, fails }) => (fails ? [seconds] : []));
        const { status, error } = await described(scene, arn);
        expect([status, error]).toEqual(falls.length > 0 ? ['FAILED', 'Fell'] : ['SUCCEEDED', undefined]);
        const took = Number((await eventsOf(scene, arn)).at(-1)?.timestamp) - MORNING / 1000;
        expect(took).toBe(falls.length > 0 ? Math.min(...falls) : lastEnd(works, 0));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a distributed map of chance', () => {
  it('bears as many failures as it says, and leaves out what failed', async () => {
    await fc.assert(
      fc.asyncProperty(items(fc.boolean()), fc.nat(4), async (works, tolerated) => {
        const scene = await openScene();
        const arn = await ranOut(scene, each(works, { ToleratedFailureCount: tolerated }, apart));
        const fallen = works.filter(({ fails }) => fails).length;
        const { status, output, error } = await described(scene, arn);
        if (fallen > tolerated)
          expect([status, error]).toEqual(['FAILED', 'States.ExceedToleratedFailureThreshold']);
        else
          expect(output).toBe(
            JSON.stringify(works.flatMap(({ seconds, fails }) => (fails ? [] : [seconds]))),
          );
      }),
      { numRuns: 12 },
    );
  });

  it('puts every item into one batch, in order, none larger than it may be', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 6 }), { maxLength: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 9, max: 30 }),
        async (texts, most, bytes) => {
          const scene = await openScene();
          const definition = jsonata({
            Each: {
              Type: 'Map',
              Items: texts,
              ItemBatcher: {
                MaxItemsPerBatch: most,
                MaxInputBytesPerBatch: bytes,
                BatchInput: { ward: '西区' },
              },
              ItemProcessor: { ...apart, ...flow({ One: { Type: 'Pass', End: true } }) },
              End: true,
            },
          });
          const arn = await ranOut(scene, definition);
          const batches = JSON.parse((await described(scene, arn)).output ?? '') as {
            BatchInput: object;
            Items: string[];
          }[];
          expect(batches.flatMap(({ Items }) => Items)).toEqual(texts);
          for (const { Items, BatchInput } of batches) {
            expect(BatchInput).toEqual({ ward: '西区' });
            expect(Items.length).toBeLessThanOrEqual(most);
            const size = Items.reduce((sum, item) => sum + Buffer.byteLength(JSON.stringify(item)), 0);
            if (Items.length > 1) expect(size).toBeLessThanOrEqual(bytes);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
