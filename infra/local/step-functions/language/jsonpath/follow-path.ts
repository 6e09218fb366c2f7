import { isJsonObject, type Json } from '../json.ts';
import { passes } from './filter.ts';
import { isDefinite, type PathFunction, type PathStep } from './path.ts';

/** What a path leads to; where it leads nowhere, why, in the words of the service. */
export type Followed = { found: true; value: Json } | { found: false; reason: string };

/** Follows a path from a document: one value, or the list of all if the path can lead to several places. */
export const followPath = (steps: readonly PathStep[], root: Json): Followed => {
  const [last] = steps.slice(-1);
  if (last?.kind === 'function') return applyFunction(last.name, followPath(steps.slice(0, -1), root));
  if (!isDefinite(steps)) return { found: true, value: followAll(steps, [root], root) };
  return followOne(steps, root);
};

const followOne = (steps: readonly PathStep[], root: Json): Followed => {
  let value: Json = root;
  let told = '$';
  for (const [place, step] of steps.entries()) {
    told += step.kind === 'index' ? `[${step.index}]` : `['${step.kind === 'name' ? step.name : ''}']`;
    const [inner] = stepInto(step, value, root);
    if (inner === undefined) {
      const isLast = place === steps.length - 1;
      return {
        found: false,
        reason: `${isLast ? 'No results for path:' : 'Missing property in path'} ${told}`,
      };
    }
    value = inner;
  }
  return { found: true, value };
};

const followAll = (steps: readonly PathStep[], values: Json[], root: Json): Json[] => {
  const [step, ...rest] = steps;
  if (!step) return values;
  return followAll(
    rest,
    values.flatMap((value) => stepInto(step, value, root)),
    root,
  );
};

/** The values to which one step leads from a value. */
const stepInto = (step: PathStep, value: Json, root: Json): Json[] => {
  switch (step.kind) {
    case 'name':
      return isJsonObject(value) && Object.hasOwn(value, step.name) ? [value[step.name] as Json] : [];
    case 'names':
      return isJsonObject(value) ? [pick(value, step.names)] : [];
    case 'index':
      return at(value, [step.index]);
    case 'indexes':
      return at(value, step.indexes);
    case 'slice':
      return Array.isArray(value) ? value.slice(step.from, step.to) : [];
    case 'wildcard':
      return childrenOf(value);
    case 'descend':
      return selfAndDescendants(value);
    case 'filter':
      return (Array.isArray(value) ? value : [value]).filter((element) =>
        passes(step.filter, (from, steps) => look(steps, from === 'element' ? element : root)),
      );
    case 'function':
      return [];
    default:
      return step satisfies never;
  }
};

const look = (steps: PathStep[], from: Json): Json | undefined => {
  const followed = followPath(steps, from);
  return followed.found ? followed.value : undefined;
};

const pick = (value: { [key: string]: Json }, names: string[]): Json =>
  Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(value, name) ? [[name, value[name] as Json]] : [])),
  );

const at = (value: Json, indexes: number[]): Json[] =>
  Array.isArray(value) ? indexes.map((index) => value.at(index)).filter((item) => item !== undefined) : [];

const childrenOf = (value: Json): Json[] => {
  if (Array.isArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
};

const selfAndDescendants = (value: Json): Json[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...childrenOf(value).flatMap(selfAndDescendants)];
};

const applyFunction = (name: PathFunction, followed: Followed): Followed => {
  if (!followed.found) return followed;
  const value = functionValue(name, followed.value);
  return value === undefined
    ? { found: false, reason: `Aggregation function attempted to calculate value using empty array` }
    : { found: true, value };
};

const functionValue = (name: PathFunction, value: Json): Json | undefined => {
  if (name === 'length') return typeof value === 'string' ? value.length : childrenOf(value).length;
  if (name === 'keys') return isJsonObject(value) ? Object.keys(value) : undefined;
  const items = childrenOf(value);
  if (name === 'first') return items[0];
  if (name === 'last') return items.at(-1);
  const numbers = items.filter((item) => typeof item === 'number');
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (name === 'sum') return sum;
  if (name === 'avg') return sum / numbers.length;
  return name === 'min' ? Math.min(...numbers) : Math.max(...numbers);
};
