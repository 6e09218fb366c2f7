import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edge, Graph } from './graph.ts';
import { graphOf } from './graph.ts';
import { type Box, layoutOf } from './layout.ts';
import { visitsOf } from './visits.ts';
import { wrapped } from './wrapped.ts';

const STATES = 9;
const names = Array.from({ length: STATES }, (_, index) => `State number ${index}`);

/** Any graph of states, ways back and states without a way to them included. */
const anyGraph: fc.Arbitrary<Graph> = fc
  .array(fc.tuple(fc.nat(STATES - 1), fc.nat(STATES - 1)), { maxLength: 20 })
  .map((pairs) => ({
    start: names[0] ?? '',
    states: names.map((name) => ({ name, type: 'Pass', inside: [] })),
    edges: pairs.map(([from, to]): Edge => ({ from: names[from] ?? '', to: names[to] ?? '', kind: 'next' })),
  }));

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('a drawn state machine', () => {
  it('shows every state once, none over another, all within the picture, and every way', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { boxes, lines, width, height } = layoutOf(graph);
        expect(boxes.map(({ name }) => name).sort()).toEqual([...names].sort());
        expect(lines).toHaveLength(graph.edges.length);
        const wrong = boxes.filter(
          (box, index) =>
            box.x < 0 ||
            box.y < 0 ||
            box.x + box.width > width ||
            box.y + box.height > height ||
            boxes.slice(index + 1).some((other) => overlap(box, other)),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('reads from top to bottom', () => {
    const layout = layoutOf(
      graphOf({
        StartAt: 'First',
        States: {
          Last: { Type: 'Succeed' },
          First: { Type: 'Choice', Choices: [{ Next: 'Last' }], Default: 'Between' },
          Between: { Type: 'Pass', Next: 'Last' },
        },
      }),
    );
    const byHeight = [...layout.boxes].sort((a, b) => a.y - b.y).map(({ name }) => name);
    expect(byHeight).toEqual(['First', 'Between', 'Last']);
  });

  it('draws the states of a branch inside', () => {
    const { boxes } = layoutOf(
      graphOf({
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            End: true,
            Branches: ['Left', 'Right'].map((name) => ({
              StartAt: name,
              States: { [name]: { Type: 'Succeed' } },
            })),
          },
        },
      }),
    );
    expect(boxes[0]?.inside.map(({ layout }) => layout.boxes[0]?.name)).toEqual(['Left', 'Right']);
  });
});

describe('the name of a state', () => {
  it.each([
    ['Done', ['Done']],
    ['Ask the guardian and wait for the answer', ['Ask the guardian and wait', 'for the answer']],
    ['保護者に意向を確認して回答を待つ', ['保護者に意向を確認して回', '答を待つ']],
  ])('%s is broken into lines that fit', (name, lines) => {
    expect(wrapped(name)).toEqual(lines);
  });
});

describe('the visits of an execution', () => {
  const entered = (id: number, name: string) => ({
    id,
    previousEventId: id - 1,
    type: 'TaskStateEntered',
    name,
  });
  const exited = (id: number, name: string) => ({
    id,
    previousEventId: id - 1,
    type: 'TaskStateExited',
    name,
  });
  const failed = (id: number) => ({ id, previousEventId: id - 1, type: 'TaskFailed', name: undefined });

  it.each([
    ['still there', [entered(1, 'Ask')], true, { Ask: 'now' }],
    [
      'gone on',
      [entered(1, 'Ask'), exited(2, 'Ask'), entered(3, 'Tell')],
      true,
      { Ask: 'done', Tell: 'now' },
    ],
    ['failed there', [entered(1, 'Ask'), failed(2)], true, { Ask: 'failed' }],
    ['tried again with success', [entered(1, 'Ask'), failed(2), exited(3, 'Ask')], true, { Ask: 'done' }],
    ['stopped there', [entered(1, 'Ask')], false, { Ask: 'failed' }],
  ])('%s', (_, events, running, expected) => {
    expect(Object.fromEntries(visitsOf(events, running))).toEqual(expected);
  });
});
