const MASK = (1n << 48n) - 1n;
const MULTIPLIER = 0x5deece66dn;

/** The first `nextDouble` of `java.util.Random`, from which the service draws when it is given a seed. */
export const javaRandom = (seed: bigint): number => {
  const first = ((((seed ^ MULTIPLIER) & MASK) * MULTIPLIER + 0xbn) & MASK) as bigint;
  const second = (first * MULTIPLIER + 0xbn) & MASK;
  const bits = ((first >> 22n) << 27n) + (second >> 21n);
  return Number(bits) / 2 ** 53;
};
