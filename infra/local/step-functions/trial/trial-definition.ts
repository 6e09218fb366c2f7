import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';

/** How a state is called that is tried without a name of its own. */
export const NAMELESS = 'StateName';

/** What `TestState` was given as a machine that begins with the state to be tried. */
export type TrialDefinition = { text: string; state: string };

/**
 * Makes a machine of one state, with an end for each name that it leads to; a whole machine is kept as it is and begins
 * with the state of that name. Undefined if the machine has no such state.
 */
export const trialDefinition = (text: string, named: string | undefined): TrialDefinition | undefined => {
  const given = JSON.parse(text) as Json;
  if (!isJsonObject(given)) return { text, state: named ?? NAMELESS };
  if (!isJsonObject(given.States)) return ofOneState(given, named ?? NAMELESS);
  if (named === undefined || given.States[named] === undefined) return undefined;
  return { text: JSON.stringify({ ...given, StartAt: named }), state: named };
};

const ofOneState = (state: JsonObject, name: string): TrialDefinition => {
  const ends = targetsOf(state).map((target): [string, Json] => [target, { Type: 'Succeed' }]);
  const States = { ...Object.fromEntries(ends), [name]: state };
  const { QueryLanguage } = state;
  const language = QueryLanguage === undefined ? {} : { QueryLanguage };
  return { text: JSON.stringify({ ...language, StartAt: name, States }), state: name };
};

/** Every name to which a state can lead. */
const targetsOf = ({ Next, Default, Choices, Catch }: JsonObject): string[] =>
  [{ Next }, { Next: Default }, ...objectsIn(Choices), ...objectsIn(Catch)].flatMap(({ Next: target }) =>
    typeof target === 'string' ? [target] : [],
  );

const objectsIn = (list: Json | undefined): JsonObject[] =>
  Array.isArray(list) ? list.filter(isJsonObject) : [];
