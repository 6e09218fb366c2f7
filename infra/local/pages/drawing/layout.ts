import type { EdgeKind, Graph, GraphState } from './graph.ts';
import { layersOf } from './layers.ts';
import { type Rows, rowsOf } from './rows.ts';
import { wrapped } from './wrapped.ts';

/** A drawn flow. Unit of all lengths: pixels; places are those of the flow's own top left corner. */
export type Layout = { width: number; height: number; boxes: Box[]; lines: Line[] };
export type Box = {
  name: string;
  type: string;
  words: string[];
  x: number;
  y: number;
  width: number;
  height: number;
  inside: { x: number; y: number; layout: Layout }[];
};
export type Line = { from: string; to: string; kind: EdgeKind; points: [number, number][] };

const BOX_WIDTH = 210;
const LINE_HEIGHT = 18;
const PADDING = 12;
const GAP_X = 28;
const GAP_Y = 44;
const BEND_WIDTH = 14;
const MARGIN = 8;
/** A way back runs right of everything, each on a track of its own. */
const TRACK = 16;

export const layoutOf = (graph: Graph): Layout => {
  const layering = layersOf(graph);
  const rows = rowsOf(graph, layering);
  const sizes = new Map(graph.states.map((state) => [state.name, sizeOf(state)]));
  const { places, width, height } = placed(rows, sizes);
  const boxes = [...sizes.values()].map((size) => ({ ...size, ...corner(places, size) }));
  const boxOf = new Map(boxes.map((box) => [box.name, box]));
  const forward = rows.lines.map(({ edge, stops }) => ({ ...edge, points: downward(stops, boxOf, places) }));
  const back = layering.back.map((edge, index) => ({
    ...edge,
    points: around(boxOf.get(edge.from), boxOf.get(edge.to), width + TRACK * index + MARGIN),
  }));
  return {
    width: width + TRACK * layering.back.length + MARGIN,
    height,
    boxes,
    lines: [...forward, ...back],
  };
};

type Size = Omit<Box, 'x' | 'y'>;

const sizeOf = ({ name, type, inside }: GraphState): Size => {
  const words = wrapped(name);
  const head = words.length * LINE_HEIGHT + LINE_HEIGHT + PADDING * 1.5;
  const layouts = inside.map(layoutOf);
  let x = PADDING;
  const within = layouts.map((layout) => {
    const here = { x, y: head, layout };
    x += layout.width + PADDING;
    return here;
  });
  const innerHeight = Math.max(0, ...layouts.map(({ height }) => height + PADDING));
  return {
    name,
    type,
    words,
    width: Math.max(BOX_WIDTH, within.length > 0 ? x : 0),
    height: head + innerHeight,
    inside: within,
  };
};

type Places = Map<string, { x: number; y: number; bottom: number }>;

/** Places are centres; rows are centred over each other. */
const placed = (
  { rows }: Rows,
  sizes: Map<string, Size>,
): { places: Places; width: number; height: number } => {
  const widthOf = (id: string): number => sizes.get(id)?.width ?? BEND_WIDTH;
  const widths = rows.map((row) => row.reduce((sum, { id }) => sum + widthOf(id) + GAP_X, -GAP_X));
  const width = Math.max(0, ...widths) + 2 * MARGIN;
  const places: Places = new Map();
  let y = MARGIN;
  rows.forEach((row, index) => {
    const height = Math.max(LINE_HEIGHT, ...row.map(({ id }) => sizes.get(id)?.height ?? 0));
    let x = (width - (widths[index] ?? 0)) / 2;
    for (const { id } of row) {
      places.set(id, { x: x + widthOf(id) / 2, y, bottom: y + height });
      x += widthOf(id) + GAP_X;
    }
    y += height + GAP_Y;
  });
  return { places, width, height: y - GAP_Y + MARGIN };
};

const corner = (places: Places, { name, width }: Size): { x: number; y: number } => {
  const { x, y } = places.get(name) ?? { x: 0, y: 0 };
  return { x: x - width / 2, y };
};

const downward = (stops: string[], boxOf: Map<string, Box>, places: Places): [number, number][] =>
  stops.flatMap((id, index): [number, number][] => {
    const { x, y, bottom } = places.get(id) ?? { x: 0, y: 0, bottom: 0 };
    const box = boxOf.get(id);
    if (index === 0) return [[x, y + (box?.height ?? 0)]];
    if (index === stops.length - 1) return [[x, y]];
    return [
      [x, y],
      [x, bottom],
    ];
  });

const around = (from: Box | undefined, to: Box | undefined, track: number): [number, number][] => {
  if (!from || !to) return [];
  const [start, end] = [from.y + from.height / 2, to.y + to.height / 2 + 6];
  return [
    [from.x + from.width, start],
    [track, start],
    [track, end],
    [to.x + to.width, end],
  ];
};
