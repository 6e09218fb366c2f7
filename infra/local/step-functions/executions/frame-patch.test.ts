import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../language/json.ts';
import type { FannedPhase, Frame } from './frame.ts';
import { patchBetween, patched } from './frame-patch.ts';

const fanned: fc.Arbitrary<FannedPhase> = fc.nat(4).chain((total) =>
  fc.record({
    kind: fc.constant('fanned' as const),
    total: fc.constant(total),
    started: fc.nat(total),
    running: fc.nat(total),
    results: fc.array(fc.oneof(fc.constant(null), fc.nat(9), fc.constant('x')), {
      minLength: total,
      maxLength: total,
    }),
    maxConcurrency: fc.constantFrom(1, 40),
  }),
);

const frame: fc.Arbitrary<Frame> = fc.record({
  id: fc.nat(3),
  index: fc.nat(2),
  flow: fc.constantFrom('', 'Each/0'),
  at: fc.constantFrom('A', 'B'),
  input: fc.jsonValue() as fc.Arbitrary<Frame['input']>,
  variables: fc.constantFrom<JsonObject>({}, { who: 'guardian' }),
  previous: fc.nat(9),
  entered: fc.nat(9),
  enteredAt: fc.nat(9),
  retries: fc.array(fc.nat(3), { maxLength: 2 }),
  phase: fc.oneof(
    fc.constant({ kind: 'entering' as const }),
    fc.record({ kind: fc.constant('waiting' as const), until: fc.nat(9) }),
    fanned,
  ),
});

const onDisk = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('what changed in a frame', () => {
  it('makes the one frame the other, through the journal and all', () => {
    fc.assert(
      fc.property(frame, frame, (before, after) => {
        const now = { ...after, id: before.id };
        expect(patched([before], [onDisk(patchBetween(before, now))], [])).toEqual([onDisk(now)]);
      }),
    );
  });

  it('is the whole frame where none was before', () => {
    fc.assert(
      fc.property(frame, (one) => {
        expect(patchBetween(undefined, one)).toBe(one);
        expect(patched([], [one], [])).toEqual([one]);
      }),
    );
  });

  it('is its number alone if nothing did', () => {
    fc.assert(
      fc.property(frame, (one) => {
        expect(patchBetween(one, { ...one })).toEqual({ id: one.id });
      }),
    );
  });

  it('leaves the others as they were, and takes those away that are dropped', () => {
    fc.assert(
      fc.property(fc.uniqueArray(frame, { selector: ({ id }) => id }), fc.nat(3), (frames, gone) => {
        expect(patched(frames, [], [gone])).toEqual(frames.filter(({ id }) => id !== gone));
      }),
    );
  });

  it('of a fan that goes on is only what came', () => {
    const before: Frame = {
      ...({} as Frame),
      id: 1,
      phase: {
        kind: 'fanned',
        total: 3,
        started: 2,
        running: 2,
        results: ['a', null, null],
        maxConcurrency: 2,
      },
    };
    const after: Frame = {
      ...before,
      phase: {
        kind: 'fanned',
        total: 3,
        started: 3,
        running: 2,
        results: ['a', 'b', null],
        maxConcurrency: 2,
      },
    };
    expect(patchBetween(before, after)).toEqual({ id: 1, fan: { started: 3, running: 2, came: [[1, 'b']] } });
  });

  it('of a fan begun anew is the whole phase', () => {
    const fan = (total: number): Frame => ({
      ...({} as Frame),
      id: 1,
      phase: { kind: 'fanned', total, started: 0, running: 0, results: new Array(total).fill(null) },
    });
    expect(patchBetween(fan(1), fan(2))).toEqual({ id: 1, phase: fan(2).phase });
  });
});
