import { EvaluationFailure } from '../failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { readSteps } from './read-path.ts';

/** Puts a value at the place that a reference path names; what stood there is replaced, what is missing is made. */
export const placeResult = (input: Json, path: string, result: Json): Json => {
  const steps = readSteps(path.slice(1));
  const names = steps.map((step) => {
    if (step.kind === 'name') return step.name;
    if (step.kind === 'index') return step.index;
    throw mismatch(path, input);
  });
  return put(input, names, result, path);
};

const put = (value: Json | undefined, names: (string | number)[], result: Json, path: string): Json => {
  const [name, ...rest] = names;
  if (name === undefined) return result;
  if (typeof name === 'number') return putInList(value, name, rest, result, path);
  if (value !== undefined && value !== null && !isJsonObject(value)) throw mismatch(path, value);
  const inside: JsonObject = isJsonObject(value) ? value : {};
  return { ...inside, [name]: put(inside[name], rest, result, path) };
};

const putInList = (
  value: Json | undefined,
  index: number,
  rest: (string | number)[],
  result: Json,
  path: string,
): Json => {
  if (!Array.isArray(value) || index >= value.length) throw mismatch(path, value ?? null);
  return value.with(index, put(value[index], rest, result, path));
};

const mismatch = (path: string, input: Json): EvaluationFailure =>
  new EvaluationFailure(
    'States.ResultPathMatchFailure',
    `Unable to apply ReferencePath ${path} to input ${JSON.stringify(input)}`,
  );
