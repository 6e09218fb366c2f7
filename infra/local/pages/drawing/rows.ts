import type { Edge, Graph } from './graph.ts';
import type { Layering } from './layers.ts';

/** One stop of a drawn line: a state, or a bend where a line passes a layer on its way further down. */
export type Stop = { id: string; state: string | undefined };

/** Rows from top to bottom, each from left to right, and the lines from stop to stop. */
export type Rows = { rows: Stop[][]; lines: { edge: Edge; stops: string[] }[] };

/** Orders each layer so that few lines cross: a stop stands near the middle of its neighbours above, then below. */
export const rowsOf = (graph: Graph, { layerOf, forward }: Layering): Rows => {
  const rows: Stop[][] = [];
  const put = (layer: number, stop: Stop): void => {
    rows[layer] = [...(rows[layer] ?? []), stop];
  };
  for (const { name } of graph.states) put(layerOf.get(name) ?? 0, { id: name, state: name });
  const lines = forward.map((edge, index) => {
    const stops = [edge.from];
    for (let layer = (layerOf.get(edge.from) ?? 0) + 1; layer < (layerOf.get(edge.to) ?? 0); layer += 1) {
      const bend = { id: `bend ${index} ${layer}`, state: undefined };
      put(layer, bend);
      stops.push(bend.id);
    }
    return { edge, stops: [...stops, edge.to] };
  });
  return { rows: uncrossed(rows, lines), lines };
};

const SWEEPS = 4;

const uncrossed = (rows: Stop[][], lines: Rows['lines']): Stop[][] => {
  const links = lines.flatMap(({ stops }) =>
    stops.slice(1).map((to, index) => [stops[index] ?? '', to] as const),
  );
  const above = neighbours(links.map(([from, to]) => [to, from]));
  const below = neighbours(links);
  let current = rows;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const [near, order] = sweep % 2 === 0 ? [above, current] : [below, [...current].reverse()];
    const sorted: Stop[][] = [];
    for (const row of order) sorted.push(nearNeighbours(row, sorted.at(-1) ?? [], near));
    current = sweep % 2 === 0 ? sorted : sorted.reverse();
  }
  return current;
};

const nearNeighbours = (row: Stop[], fixed: Stop[], near: Map<string, string[]>): Stop[] => {
  const placeOf = new Map(fixed.map(({ id }, index) => [id, index / Math.max(1, fixed.length)]));
  const middle = ({ id }: Stop, index: number): number => {
    const places = (near.get(id) ?? []).flatMap((other) => placeOf.get(other) ?? []);
    return places.length > 0
      ? places.reduce((sum, place) => sum + place, 0) / places.length
      : index / Math.max(1, row.length);
  };
  return row
    .map((stop, index) => ({ stop, at: middle(stop, index), index }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ stop }) => stop);
};

const neighbours = (links: readonly (readonly [string, string])[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const [from, to] of links) found.set(from, [...(found.get(from) ?? []), to]);
  return found;
};
