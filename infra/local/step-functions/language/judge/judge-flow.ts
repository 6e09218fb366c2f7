import type { QueryLanguage } from '../definition.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';
import { judgeState } from './judge-state.ts';

export type Judging = {
  machineLanguage: QueryLanguage;
  express: boolean;
  /** Names of all states seen so far: one may stand only once in a machine. */
  names: Set<string>;
};

const LONGEST_STATE_NAME = 80;

/** Judges states that belong together: the machine's, a branch's, a processor's. */
export const judgeFlow = (flow: JsonObject, known: readonly string[], judging: Judging, found: Findings) => {
  requireFields(flow, ['States', 'StartAt'], found);
  refuseUnknown(flow, known, found);
  const { States: states, StartAt: startAt } = flow;
  if (states !== undefined && !isJsonObject(states)) found.at('States').say('Expected value of type Object');
  if (startAt !== undefined && typeof startAt !== 'string')
    found.at('StartAt').say('Expected value of type String');
  if (!isJsonObject(states)) return;
  if (Object.keys(states).length === 0) found.at('States').say('States must not be empty');
  if (typeof startAt === 'string') judgeTarget(startAt, "'StartAt'", states, found.at('StartAt'));
  for (const [name, state] of Object.entries(states))
    judgeNamed(name, state, states, judging, found.at('States'));
};

const judgeNamed = (
  name: string,
  state: unknown,
  siblings: JsonObject,
  judging: Judging,
  found: Findings,
) => {
  const here = found.at(name);
  if (name.length > LONGEST_STATE_NAME) here.say(`State name exceeds ${LONGEST_STATE_NAME} characters`);
  if (judging.names.has(name)) here.say(`Duplicate State name: ${name}`, 'DUPLICATE_STATE_NAME');
  judging.names.add(name);
  if (!isJsonObject(state)) return here.say('Expected value of type Object');
  judgeState(state, siblings, judging, here);
};

/** A place that names a state must name one of the same flow. */
export const judgeTarget = (target: string, what: string, siblings: JsonObject, found: Findings) => {
  if (!Object.hasOwn(siblings, target))
    found.say(`Missing ${what} target: ${target}`, 'MISSING_TRANSITION_TARGET');
};

export const requireFields = (value: JsonObject, fields: readonly string[], found: Findings) => {
  const missing = fields.filter((field) => value[field] === undefined);
  if (missing.length > 0) found.say(`These fields are required: [${missing.join(', ')}]`);
};

export const refuseUnknown = (value: JsonObject, known: Iterable<string>, found: Findings) => {
  const names = new Set(known);
  for (const field of Object.keys(value))
    if (!names.has(field)) found.at(field).say(`Field '${field}' is not supported`);
};
