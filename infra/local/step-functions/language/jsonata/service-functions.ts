import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import { javaRandom } from '../java-random.ts';
import { strictJsonParse } from './strict-json-parse.ts';

/** Where chance comes from, so that a seed repeats a whole run. */
export type Chance = { uuid(): string; random(): number };

type World = { nowEpochMs(): number; chance: Chance };

/**
 * The functions that the service adds to JSONata (`$partition`, `$range`, `$hash`, `$random`, `$uuid`, `$parse`), the
 * two that read the clock, and `$eval` taken away. Source: developer guide, "Transforming data with JSONata".
 */
export const registerServiceFunctions = (expression: jsonata.Expression, world: World): void => {
  expression.registerFunction('partition', partition, '<an?:a>');
  expression.registerFunction('range', range, '<nnn?:a>');
  expression.registerFunction('hash', hash, '<ss?:s>');
  expression.registerFunction('random', (seed?: number) => random(world, seed), '<n?:n>');
  expression.registerFunction('uuid', () => world.chance.uuid(), '<:s>');
  expression.registerFunction('parse', parse, '<s?:x>');
  expression.registerFunction('millis', () => world.nowEpochMs(), '<:n>');
  expression.registerFunction(
    'now',
    (picture?: string, timezone?: string) =>
      fromMillis.evaluate(undefined, { at: world.nowEpochMs(), picture, timezone }),
    '<s?s?:s>',
  );
  expression.assign('eval', undefined);
};

const fromMillis = jsonata('$fromMillis($at, $picture, $timezone)');

/** What JSONata's own functions throw, so that the message carries a code. */
const refuse = (code: string, message: string): never => {
  throw Object.assign(new Error(message), { code });
};

const partition = (items?: unknown[], size?: number): unknown => {
  if (items === undefined || items.length === 0) return undefined;
  if (size === undefined) return [[...items]];
  const length = Math.trunc(size);
  if (length < 0) refuse('D3137', 'Second argument must be zero or greater');
  if (length === 0) return undefined;
  const chunks: unknown[][] = [];
  for (let start = 0; start < items.length; start += length) chunks.push(items.slice(start, start + length));
  return chunks;
};

/** The service's memory bound on one range, measured on it. */
const LONGEST_RANGE = 360_145;

const range = (first?: number, last?: number, step?: number): unknown => {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0 || (to - from) / by < 0) return undefined;
  const length = Math.floor((to - from) / by) + 1;
  if (length > LONGEST_RANGE) throw new Error(MEMORY_EXCEEDED);
  const numbers = Array.from({ length }, (_, index) => from + index * by);
  return numbers.length === 1 ? numbers[0] : numbers;
};

export const MEMORY_EXCEEDED =
  'Expression evaluation memory limit exceeded: Check for excessive memory usage';

const DIGESTS: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const hash = (text?: string, algorithm?: string): unknown => {
  if (text === undefined || algorithm === undefined) return undefined;
  const digest = DIGESTS[algorithm];
  if (digest === undefined) return refuse('D3137', `Unsupported hash algorithm: ${algorithm}`);
  return createHash(digest).update(text, 'utf8').digest('hex');
};

const parse = (text?: string): unknown => {
  if (text === undefined) return undefined;
  try {
    return strictJsonParse(text);
  } catch {
    return refuse('D3137', 'Invalid JSON');
  }
};

const random = (world: World, seed?: number): number =>
  seed === undefined ? world.chance.random() : javaRandom(BigInt(Math.trunc(seed)));
