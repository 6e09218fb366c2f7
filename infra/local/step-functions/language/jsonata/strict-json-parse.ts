/** JSON as the service reads it: a repeated key and a number beyond a double are refused too. */
export const strictJsonParse = (text: string): unknown => {
  const value: unknown = JSON.parse(text);
  if (hasRepeatedKey(text)) throw new SyntaxError('repeated key');
  if (hasInfinity(value)) throw new SyntaxError('number out of range');
  return value;
};

const hasInfinity = (value: unknown): boolean => {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasInfinity);
};

/** Walks the objects of a text that is valid JSON; a string that only looks like a key does not count. */
const hasRepeatedKey = (text: string): boolean => {
  const open: (Set<string> | undefined)[] = [];
  for (const [found, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(undefined);
    else if (found === '}' || found === ']') open.pop();
    else if (colon !== undefined && repeats(open.at(-1), found)) return true;
  }
  return false;
};

const repeats = (keys: Set<string> | undefined, keyAndColon: string): boolean => {
  const key = JSON.parse(keyAndColon.slice(0, keyAndColon.lastIndexOf('"') + 1)) as string;
  if (keys?.has(key)) return true;
  keys?.add(key);
  return false;
};
