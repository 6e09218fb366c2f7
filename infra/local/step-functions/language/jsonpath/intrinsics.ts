import { createHash } from 'node:crypto';
import { javaRandom } from '../java-random.ts';
import { isJsonObject, type Json, sameJson } from '../json.ts';

/** What intrinsic functions need beyond their arguments. */
export type IntrinsicWorld = { uuid(): string; random(): number };

type Intrinsic = (args: Json[], world: IntrinsicWorld) => Json;

const refuse = (message: string): never => {
  throw new Error(message);
};

const listOf = (value: Json | undefined): Json[] =>
  Array.isArray(value) ? value : refuse('First argument must be an array');
const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : refuse('Argument must be a string');
/** A number that is not whole goes to the nearest, a half upwards. Source: developer guide, "Intrinsic functions". */
const numberOf = (value: Json | undefined): number =>
  typeof value === 'number' ? Math.round(value) : refuse('Argument must be a number');

const format: Intrinsic = ([template, ...values]) => {
  let used = 0;
  const text = textOf(template).replaceAll(/\\(.)|\{\}/g, (_, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = values[used];
    used += 1;
    if (value === undefined) return refuse('Number of arguments do not match the number of placeholders');
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
  if (used !== values.length) refuse('Number of arguments do not match the number of placeholders');
  return text;
};

const arrayPartition: Intrinsic = ([list, size]) => {
  const items = listOf(list);
  const length = numberOf(size);
  if (length <= 0) refuse('Chunk size must be a positive integer');
  return Array.from({ length: Math.ceil(items.length / length) }, (_, chunk) =>
    items.slice(chunk * length, (chunk + 1) * length),
  );
};

const LONGEST_RANGE = 1_000;

const arrayRange: Intrinsic = ([first, last, step]) => {
  const [from, to, by] = [numberOf(first), numberOf(last), numberOf(step)];
  if (by === 0) refuse('Step cannot be zero');
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (length > LONGEST_RANGE) refuse(`Array range cannot exceed ${LONGEST_RANGE} elements`);
  return Array.from({ length }, (_, index) => from + index * by);
};

const arrayUnique: Intrinsic = ([list]) =>
  listOf(list).filter((item, index, all) => all.findIndex((other) => sameJson(item, other)) === index);

const LARGEST_TEXT = 10_000;

const bounded = (text: string): string =>
  text.length > LARGEST_TEXT ? refuse(`Argument cannot exceed ${LARGEST_TEXT} characters`) : text;

const DIGESTS: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const hash: Intrinsic = ([value, algorithm]) => {
  const digest = DIGESTS[textOf(algorithm)] ?? refuse('Unsupported hash algorithm');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return createHash(digest).update(bounded(text), 'utf8').digest('hex');
};

const jsonMerge: Intrinsic = ([one, other, deep]) => {
  if (deep !== false) refuse('Deep merge is not supported');
  if (!isJsonObject(one) || !isJsonObject(other)) return refuse('Arguments must be JSON objects');
  return { ...one, ...other };
};

const mathRandom: Intrinsic = ([first, last, seed], world) => {
  const [from, to] = [numberOf(first), numberOf(last)];
  const chance = seed === undefined ? world.random() : javaRandom(BigInt(numberOf(seed)));
  return from + Math.floor(chance * (to - from));
};

/** Every character of the second argument separates; what is empty between two of them is left out. */
const stringSplit: Intrinsic = ([text, separators]) => {
  const marks = new Set(textOf(separators));
  const parts = [''];
  for (const character of textOf(text)) {
    if (marks.has(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part !== '');
};

/** The intrinsic functions of JSONPath states. Source: developer guide, "Intrinsic functions". */
export const INTRINSICS = {
  Format: format,
  StringToJson: ([text]) => (textOf(text).trim() === '' ? null : (JSON.parse(textOf(text)) as Json)),
  JsonToString: ([value]) => JSON.stringify(value ?? null),
  Array: (args) => args,
  ArrayPartition: arrayPartition,
  ArrayContains: ([list, wanted]) => listOf(list).some((item) => sameJson(item, wanted ?? null)),
  ArrayRange: arrayRange,
  ArrayGetItem: ([list, index]) => {
    const item = listOf(list)[numberOf(index)];
    return item === undefined ? refuse('Index out of bounds') : item;
  },
  ArrayLength: ([list]) => listOf(list).length,
  ArrayUnique: arrayUnique,
  Base64Encode: ([text]) => Buffer.from(bounded(textOf(text)), 'utf8').toString('base64'),
  Base64Decode: ([text]) => Buffer.from(bounded(textOf(text)), 'base64').toString('utf8'),
  Hash: hash,
  JsonMerge: jsonMerge,
  MathRandom: mathRandom,
  MathAdd: ([one, other]) => numberOf(one) + numberOf(other),
  StringSplit: stringSplit,
  UUID: (_, world) => world.uuid(),
} satisfies Record<string, Intrinsic>;

export const isIntrinsicName = (name: string): name is keyof typeof INTRINSICS =>
  Object.hasOwn(INTRINSICS, name);
