/**
 * What a call that stays inside the process needs so that a service sees it as if it had come over the wire, where bytes
 * are base64 and instants are epoch seconds. What needs no change is passed on as it is, not copied.
 */

/** An input as the wire would bring it. */
export const asOnTheWire = (input: unknown): unknown => {
  if (input instanceof Uint8Array) return Buffer.from(input).toString('base64');
  return changed(input, (_name, value) => asOnTheWire(value));
};

/** Members of AWS's outputs, by name, that the SDK gives as bytes. */
const BYTES = new Set(['B', 'CiphertextBlob', 'Plaintext']);

/** An output as the SDK gives it: bytes and dates are again what they are. */
export const asTheSdkGives = (output: unknown): unknown =>
  changed(output, (name, value) => {
    if (typeof value === 'string' && BYTES.has(name)) return new Uint8Array(Buffer.from(value, 'base64'));
    if (typeof value === 'number' && name.endsWith('Date')) return new Date(value * 1000);
    return asTheSdkGives(value);
  });

const changed = (value: unknown, change: (name: string, member: unknown) => unknown): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) {
    const members = value.map((member: unknown) => change('', member));
    return members.some((member, index) => member !== value[index]) ? members : value;
  }
  let copy: Record<string, unknown> | undefined;
  for (const name in value) {
    const member = (value as Record<string, unknown>)[name];
    const next = change(name, member);
    if (next === member) continue;
    copy ??= { ...(value as Record<string, unknown>) };
    copy[name] = next;
  }
  return copy ?? value;
};
