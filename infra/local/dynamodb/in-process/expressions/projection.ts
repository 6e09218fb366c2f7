import type { Item } from '../../item.ts';
import type { Value } from '../values.ts';
import { type Path, readPath, valueAt } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';

/** Reads which parts of an item are wanted. */
export const readProjection = (expression: string, placeholders: Placeholders): Path[] => {
  const tokens = new Tokens(expression);
  const paths = [readPath(tokens, placeholders)];
  while (tokens.takeIf(',')) paths.push(readPath(tokens, placeholders));
  tokens.end();
  return paths;
};

/** The wanted parts of an item, in the maps and lists in which they lie; positions of a list close up. */
export const projected = (item: Item, paths: readonly Path[]): Item => {
  const picked = new Tree();
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value !== undefined) picked.put(path, value);
  }
  return picked.fields();
};

/** Parts of an item while they are collected: a value, or further steps. */
class Tree {
  readonly #steps = new Map<string | number, Tree>();
  #value: Value | undefined;

  put([step, ...rest]: readonly (string | number)[], value: Value): void {
    if (step === undefined) {
      this.#value = value;
      return;
    }
    const below = this.#steps.get(step) ?? new Tree();
    this.#steps.set(step, below);
    below.put(rest, value);
  }

  fields(): Item {
    return Object.fromEntries([...this.#steps].map(([name, tree]) => [String(name), tree.#valueOf()]));
  }

  #valueOf(): Value {
    if (this.#value) return this.#value;
    const positions = [...this.#steps].filter(([step]) => typeof step === 'number');
    if (positions.length === 0) return { M: this.fields() };
    const inOrder = positions.sort(([left], [right]) => Number(left) - Number(right));
    return { L: inOrder.map(([, tree]) => tree.#valueOf()) };
  }
}
