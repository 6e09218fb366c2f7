import type { Item } from '../../item.ts';
import { addNumbers } from '../numbers.ts';
import { invalid } from '../refusals.ts';
import { typeOf, type Value } from '../values.ts';
import { type Path, valueAt } from './paths.ts';
import type { Term, UpdateAction } from './update.ts';

/** The item after an update; every action sees it as it was before. @throws AwsError where an action does not fit it. */
export const applyUpdate = (item: Item, actions: readonly UpdateAction[]): Item => {
  const next = structuredClone(item);
  const sets = actions.flatMap((action) =>
    action.does === 'set' ? [{ path: action.path, value: termValue(action.to, item) }] : [],
  );
  for (const { path, value } of sets) place(next, path, value);
  for (const action of actions) {
    if (action.does === 'add') place(next, action.path, added(valueAt(item, action.path), action.value));
    if (action.does === 'delete') takeMembers(next, action.path, action.value);
  }
  // Later positions of a list first: earlier ones would move them.
  const removed = actions.flatMap(({ does, path }) => (does === 'remove' ? [path] : []));
  for (const path of removed.toSorted(laterFirst)) remove(next, path);
  return next;
};

const termValue = (term: Term, item: Item): Value => {
  switch (term.is) {
    case 'value':
      return term.value;
    case 'path':
      return present(valueAt(item, term.path));
    case 'if_not_exists':
      return valueAt(item, term.path) ?? termValue(term.otherwise, item);
    case 'list_append':
      return { L: [...listOf(termValue(term.first, item)), ...listOf(termValue(term.second, item))] };
    case 'plus':
      return { N: addNumbers(numberOf(termValue(term.left, item)), numberOf(termValue(term.right, item))) };
    case 'minus':
      return {
        N: addNumbers(numberOf(termValue(term.left, item)), numberOf(termValue(term.right, item)), -1),
      };
    default:
      return term satisfies never;
  }
};

const present = (value: Value | undefined): Value => {
  if (value) return value;
  throw invalid('The provided expression refers to an attribute that does not exist in the item');
};

const listOf = (value: Value): Value[] => value.L ?? wrongType();
const numberOf = (value: Value): string => value.N ?? wrongType();

const wrongType = (): never => {
  throw invalid('An operand in the update expression has an incorrect data type');
};

/** `ADD`: a number is added to a number, members to a set; what is not there is begun. */
const added = (value: Value | undefined, more: Value): Value => {
  const type = typeOf(more);
  if (value === undefined) return more;
  if (typeOf(value) !== type) return wrongType();
  if (type === 'N') return { N: addNumbers(numberOf(value), numberOf(more)) };
  return { [type]: [...new Set([...membersOf(value), ...membersOf(more)])] } as unknown as Value;
};

/** `DELETE`: takes members out of a set; a set without members is no more there. */
const takeMembers = (item: Item, path: Path, value: Value): void => {
  const type = typeOf(value);
  const there = valueAt(item, path);
  if (there === undefined) return;
  if (typeOf(there) !== type) wrongType();
  const gone = new Set(membersOf(value));
  const kept = membersOf(there).filter((one) => !gone.has(one));
  if (kept.length === 0) remove(item, path);
  else place(item, path, { [type]: kept } as unknown as Value);
};

const membersOf = (value: Value): string[] => (value.SS ?? value.NS ?? value.BS ?? []) as string[];

const place = (item: Item, path: Path, value: Value): void => {
  const [holder, last] = holderOf(item, path);
  if (typeof last === 'string' && holder?.M) holder.M[last] = value;
  // A position behind the end of a list puts the value at its end.
  else if (typeof last === 'number' && holder?.L) holder.L[Math.min(last, holder.L.length)] = value;
  else throw invalid('The document path provided in the update expression is invalid for update');
};

const remove = (item: Item, path: Path): void => {
  const [holder, last] = holderOf(item, path);
  if (typeof last === 'string' && holder?.M) delete holder.M[last];
  else if (typeof last === 'number' && holder?.L) holder.L.splice(last, 1);
  else throw invalid('The document path provided in the update expression is invalid for update');
};

const holderOf = (item: Item, path: Path): [Value | undefined, string | number] => {
  const holder = path.length === 1 ? { M: item } : valueAt(item, path.slice(0, -1) as unknown as Path);
  return [holder, path.at(-1) ?? ''];
};

const laterFirst = (left: Path, right: Path): number => {
  const [one, other] = [left.at(-1), right.at(-1)];
  return typeof one === 'number' && typeof other === 'number' ? other - one : 0;
};
