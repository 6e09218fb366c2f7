/** Whether two values out of records say the same, whatever the order of their fields. */
export const sameValue = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [before, after] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  return (
    before.size === after.size &&
    [...before].every(([key, value]) => after.has(key) && sameValue(value, after.get(key)))
  );
};
