import type { Flow, State } from '../../step-functions/language/definition.ts';

export type EdgeKind = 'next' | 'choice' | 'catch';
export type Edge = { from: string; to: string; kind: EdgeKind };

/** The states of one flow as a graph: who may follow whom. `inside` are the flows of a Map or Parallel state. */
export type Graph = { start: string; states: GraphState[]; edges: Edge[] };
export type GraphState = { name: string; type: string; inside: Graph[] };

export const graphOf = ({ StartAt, States }: Flow): Graph => ({
  start: StartAt,
  states: Object.entries(States).map(([name, state]) => ({
    name,
    type: state.Type,
    inside: flowsIn(state).map(graphOf),
  })),
  edges: Object.entries(States).flatMap(([name, state]) => unique(edgesOf(name, state))),
});

const flowsIn = (state: State): Flow[] => {
  if (state.Type === 'Parallel') return state.Branches;
  if (state.Type !== 'Map') return [];
  const processor = state.ItemProcessor ?? state.Iterator;
  return processor ? [processor] : [];
};

const edgesOf = (from: string, state: State): Edge[] => {
  const to = (name: string | undefined, kind: EdgeKind): Edge[] =>
    name === undefined ? [] : [{ from, to: name, kind }];
  const next = 'Next' in state ? to(state.Next, 'next') : [];
  const choices = state.Type === 'Choice' ? state.Choices.flatMap(({ Next }) => to(Next, 'choice')) : [];
  const otherwise = state.Type === 'Choice' ? to(state.Default, 'choice') : [];
  const catches = 'Catch' in state ? (state.Catch ?? []).flatMap(({ Next }) => to(Next, 'catch')) : [];
  return [...next, ...choices, ...otherwise, ...catches];
};

/** Several ways to the same state are drawn once. */
const unique = (edges: Edge[]): Edge[] =>
  edges.filter(
    (edge, index) => edges.findIndex(({ to, kind }) => to === edge.to && kind === edge.kind) === index,
  );
