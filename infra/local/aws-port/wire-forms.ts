/**
 * What a call that stays inside the process needs so that a service sees it as if it had come over the wire, where bytes
 * are base64 and instants are epoch seconds. What needs no change is passed on as it is, not copied.
 */

/** An input as the wire would bring it. Most hold no bytes, and stay what they are. */
export const asOnTheWire = (input: unknown): unknown => (holdsBytes(input) ? written(input) : input);

const written = (input: unknown): unknown => {
  if (input instanceof Uint8Array) return Buffer.from(input).toString('base64');
  return changed(input, (_name, value) => written(value));
};

const holdsBytes = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.some(holdsBytes);
  for (const name in value) if (holdsBytes((value as Members)[name])) return true;
  return false;
};

/** Members of AWS's outputs, by name, that the SDK gives as bytes. */
const BYTES = new Set(['B', 'CiphertextBlob', 'Plaintext']);

/** Outputs that were looked through and hold nothing to change: most are items that a store keeps and gives again and again. */
const plain = new WeakSet<object>();

/** Says of an output, or of a list in one, that it holds neither bytes nor dates: nobody looks through it. */
export const notePlain = (output: object): void => void plain.add(output);

/** An output as the SDK gives it: bytes and dates are again what they are. */
export const asTheSdkGives = (output: unknown): unknown => {
  if (typeof output !== 'object' || output === null || plain.has(output)) return output;
  const given = changed(output, (name, value) => {
    if (typeof value === 'string') return BYTES.has(name) ? bytesOf(value) : value;
    if (typeof value === 'number' && name.endsWith('Date')) return new Date(value * 1000);
    return asTheSdkGives(value);
  });
  if (given === output) plain.add(output);
  return given;
};

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

type Members = Record<string, unknown>;

const changed = (value: unknown, change: (name: string, member: unknown) => unknown): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return changedList(value, change);
  let copy: Members | undefined;
  for (const name in value) {
    const member = (value as Members)[name];
    const next = change(name, member);
    if (next === member) continue;
    copy ??= { ...value } as Members;
    copy[name] = next;
  }
  return copy ?? value;
};

/** A page of items is long: its places are counted, not named. */
const changedList = (
  list: readonly unknown[],
  change: (name: string, member: unknown) => unknown,
): unknown => {
  let copy: unknown[] | undefined;
  for (let place = 0; place < list.length; place += 1) {
    const next = change('', list[place]);
    if (next === list[place]) continue;
    copy ??= [...list];
    copy[place] = next;
  }
  return copy ?? list;
};
