import type { Json } from '../json.ts';

/** A value that no JSON text can hold, such as a function. */
export class UnsupportedResult extends Error {
  override readonly name = 'UnsupportedResult';
}

/** An evaluator's value as plain JSON: without the evaluator's marks on its arrays, and numbers beyond JSON by name. */
export const plainJson = (value: unknown): Json => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(plainJson);
  if (typeof value !== 'object' || isFunction(value)) throw new UnsupportedResult();
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, plainJson(inner)]));
};

const isFunction = (value: object): boolean =>
  '_jsonata_lambda' in value || '_jsonata_function' in value || value instanceof RegExp;
