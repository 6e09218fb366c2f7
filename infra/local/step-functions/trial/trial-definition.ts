import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';

/** How a state is called that is tried without a name of its own. */
export const NAMELESS = 'StateName';

/** What `TestState` was given as a machine that begins with the state to be tried. */
export type TrialDefinition = { text: string; state: string };

/**
 * Makes a machine of one state, with an end for each name that it leads to. Of a whole machine the flow is kept that
 * holds the state of that name, be it inside a branch or a processor, and begins with it. Undefined if none does.
 */
export const trialDefinition = (text: string, named: string | undefined): TrialDefinition | undefined => {
  const given = JSON.parse(text) as Json;
  if (!isJsonObject(given)) return { text, state: named ?? NAMELESS };
  if (!isJsonObject(given.States)) return ofOneState(given, named ?? NAMELESS);
  const flow = named === undefined ? undefined : flowWith(given, named);
  if (!flow || named === undefined) return undefined;
  const { ProcessorConfig: _elsewhere, ...states } = flow;
  return { text: JSON.stringify({ ...languageOf(given), ...states, StartAt: named }), state: named };
};

const languageOf = ({ QueryLanguage }: JsonObject): JsonObject =>
  QueryLanguage === undefined ? {} : { QueryLanguage };

/** The flow, of a machine or deep inside it, that holds a state of this name. */
const flowWith = (flow: JsonObject, name: string): JsonObject | undefined => {
  if (!isJsonObject(flow.States)) return undefined;
  if (Object.hasOwn(flow.States, name)) return flow;
  for (const state of objectsIn(Object.values(flow.States)))
    for (const inner of objectsIn([state.ItemProcessor, state.Iterator, ...listOf(state.Branches)])) {
      const found = flowWith(inner, name);
      if (found) return found;
    }
  return undefined;
};

const ofOneState = (state: JsonObject, name: string): TrialDefinition => {
  const ends = targetsOf(state).map((target): [string, Json] => [target, { Type: 'Succeed' }]);
  const States = { ...Object.fromEntries(ends), [name]: state };
  return { text: JSON.stringify({ ...languageOf(state), StartAt: name, States }), state: name };
};

/** Every name to which a state can lead. */
const targetsOf = ({ Next, Default, Choices, Catch }: JsonObject): string[] =>
  [{ Next }, { Next: Default }, ...objectsIn(listOf(Choices)), ...objectsIn(listOf(Catch))].flatMap(
    ({ Next: target }) => (typeof target === 'string' ? [target] : []),
  );

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const objectsIn = (list: readonly (Json | undefined)[]): JsonObject[] =>
  list.filter((value): value is JsonObject => value !== undefined && isJsonObject(value));
