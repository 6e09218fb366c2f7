/**
 * Reads the form of AWS's query protocol into nested values: `Tags.member.1.Name=a` becomes `{Tags: [{Name: 'a'}]}`.
 * Every leaf is a string.
 */
export const readQueryForm = (form: URLSearchParams): Record<string, unknown> => {
  const root: Branch = {};
  for (const [path, value] of form) place(root, path.split('.'), value);
  return withLists(root) as Record<string, unknown>;
};

type Branch = { [step: string]: Branch | string };

const place = (root: Branch, steps: string[], value: string): void => {
  let branch = root;
  for (const step of steps.slice(0, -1)) {
    const next = Object.hasOwn(branch, step) ? branch[step] : undefined;
    branch = typeof next === 'object' ? next : grow(branch, step);
  }
  Object.defineProperty(branch, steps.at(-1) ?? '', { value, enumerable: true, configurable: true });
};

const grow = (branch: Branch, step: string): Branch => {
  const fresh: Branch = {};
  Object.defineProperty(branch, step, { value: fresh, enumerable: true, configurable: true });
  return fresh;
};

const withLists = (branch: Branch | string): unknown => {
  if (typeof branch === 'string') return branch;
  const members = branch.member;
  if (typeof members === 'object' && Object.keys(branch).length === 1) return inOrder(members);
  return Object.fromEntries(Object.entries(branch).map(([key, value]) => [key, withLists(value)]));
};

const inOrder = (members: Branch): unknown[] =>
  Object.entries(members)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => withLists(value));
