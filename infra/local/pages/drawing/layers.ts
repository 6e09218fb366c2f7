import type { Edge, Graph } from './graph.ts';

/** A state's place in the order of reading: each below everything that leads to it, ways back apart. */
export type Layering = { layerOf: Map<string, number>; forward: Edge[]; back: Edge[] };

/** Puts states into layers by the longest way from the start. An edge to a state on the way to its own is a way back. */
export const layersOf = (graph: Graph): Layering => {
  const back = new Set(waysBack(graph));
  const forward = graph.edges.filter((edge) => !back.has(edge));
  const layerOf = new Map(graph.states.map(({ name }) => [name, 0]));
  for (const name of topological(graph, forward)) {
    for (const edge of forward.filter(({ from }) => from === name)) {
      layerOf.set(edge.to, Math.max(layerOf.get(edge.to) ?? 0, (layerOf.get(name) ?? 0) + 1));
    }
  }
  return { layerOf, forward, back: [...back] };
};

const waysBack = ({ start, states, edges }: Graph): Edge[] => {
  const found: Edge[] = [];
  const onTheWay = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    seen.add(name);
    onTheWay.add(name);
    for (const edge of edges.filter(({ from }) => from === name)) {
      if (onTheWay.has(edge.to)) found.push(edge);
      else if (!seen.has(edge.to)) visit(edge.to);
    }
    onTheWay.delete(name);
  };
  for (const name of [start, ...states.map((state) => state.name)]) if (!seen.has(name)) visit(name);
  return found;
};

const topological = ({ start, states }: Graph, forward: Edge[]): string[] => {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    seen.add(name);
    for (const { to } of forward.filter(({ from }) => from === name)) if (!seen.has(to)) visit(to);
    order.unshift(name);
  };
  for (const name of [start, ...states.map((state) => state.name)]) if (!seen.has(name)) visit(name);
  return order;
};
