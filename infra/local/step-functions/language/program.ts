import type { Flow, QueryLanguage, State, StateMachineDefinition } from './definition.ts';

/** A definition laid out for running: every flow in it by a key that a frame can hold. */
export type Program = {
  definition: StateMachineDefinition;
  queryLanguage: QueryLanguage;
  flows: ReadonlyMap<string, Flow>;
};

export const ROOT_FLOW = '';

/** The key of a branch or of an item processor; state names are unique in a machine, so it is too. */
export const flowKey = (state: string, branch: number): string => `${state}#${branch}`;

export const layOut = (definition: StateMachineDefinition): Program => {
  const flows = new Map<string, Flow>([[ROOT_FLOW, definition]]);
  collect(definition, flows);
  return { definition, queryLanguage: definition.QueryLanguage ?? 'JSONPath', flows };
};

const collect = (flow: Flow, flows: Map<string, Flow>): void => {
  for (const [name, state] of Object.entries(flow.States)) {
    for (const [branch, inner] of innerFlows(state).entries()) {
      flows.set(flowKey(name, branch), inner);
      collect(inner, flows);
    }
  }
};

/** The flows inside a state: a Parallel's branches, a Map's processor. */
export const innerFlows = (state: State): Flow[] => {
  if (state.Type === 'Parallel') return state.Branches;
  if (state.Type === 'Map')
    return [state.ItemProcessor ?? state.Iterator].filter((flow) => flow !== undefined);
  return [];
};

export const stateAt = (program: Program, flow: string, name: string): State => {
  const state = program.flows.get(flow)?.States[name];
  if (!state) throw new Error(`no state '${name}' in flow '${flow}'`);
  return state;
};

export const queryLanguageOf = (program: Program, state: State): QueryLanguage =>
  state.QueryLanguage ?? program.queryLanguage;
