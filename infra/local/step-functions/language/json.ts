import { isDeepStrictEqual } from 'node:util';

/** What a state can be handed and can hand on. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name by which the service's messages call a value's type. */
export const jsonTypeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
};

/** Whether two values are equal; the order in which objects name their members does not count. */
export const sameJson = (one: Json, other: Json): boolean => isDeepStrictEqual(one, other);

/** The most bytes of UTF-8 that an input, a result or an output may take. Source: service quotas, 256 KiB. */
export const LARGEST_PAYLOAD_BYTES = 262_144;

export const isTooLarge = (text: string): boolean =>
  text.length * 3 > LARGEST_PAYLOAD_BYTES && Buffer.byteLength(text) > LARGEST_PAYLOAD_BYTES;
