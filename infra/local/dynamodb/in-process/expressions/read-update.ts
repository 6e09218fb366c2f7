import { invalid } from '../refusals.ts';
import { typeOf } from '../values.ts';
import { type Path, readPath } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';
import type { Term, UpdateAction } from './update.ts';

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** Reads an update expression: each clause at most once, no path twice nor one below another. */
export const readUpdate = (expression: string, placeholders: Placeholders): UpdateAction[] => {
  const tokens = new Tokens(expression);
  const actions: UpdateAction[] = [];
  const seen = new Set<string>();
  while (tokens.peek()) {
    const clause = CLAUSES.find((one) => tokens.takeIf(one));
    if (!clause) throw tokens.unexpected();
    if (seen.has(clause))
      throw invalid(`The "${clause}" section can only be used once in an update expression;`);
    seen.add(clause);
    do actions.push(readAction(clause, tokens, placeholders));
    while (tokens.takeIf(','));
  }
  refuseOverlaps(actions.map(({ path }) => path));
  return actions;
};

const readAction = (
  clause: (typeof CLAUSES)[number],
  tokens: Tokens,
  placeholders: Placeholders,
): UpdateAction => {
  const path = readPath(tokens, placeholders);
  if (clause === 'REMOVE') return { does: 'remove', path };
  if (clause === 'SET') {
    tokens.expect('=');
    return { does: 'set', path, to: readSum(tokens, placeholders) };
  }
  const value = placeholders.value(tokens.take().text);
  if (!OPERANDS[clause].includes(typeOf(value))) {
    throw invalid(`Incorrect operand type for operator or function; operator: ${clause}`);
  }
  return { does: clause === 'ADD' ? 'add' : 'delete', path, value };
};

/** What may be added to an attribute, and what may be taken out of one. */
const OPERANDS: Record<'ADD' | 'DELETE', readonly string[]> = {
  ADD: ['N', 'SS', 'NS', 'BS'],
  DELETE: ['SS', 'NS', 'BS'],
};

const readSum = (tokens: Tokens, placeholders: Placeholders): Term => {
  const left = readTerm(tokens, placeholders);
  if (tokens.takeIf('+')) return { is: 'plus', left, right: readTerm(tokens, placeholders) };
  if (tokens.takeIf('-')) return { is: 'minus', left, right: readTerm(tokens, placeholders) };
  return left;
};

const readTerm = (tokens: Tokens, placeholders: Placeholders): Term => {
  if (tokens.peek()?.kind === 'value') return { is: 'value', value: placeholders.value(tokens.take().text) };
  if (!tokens.comes('(', 1)) return { is: 'path', path: readPath(tokens, placeholders) };
  const name = tokens.take().text;
  tokens.expect('(');
  const first = readTerm(tokens, placeholders);
  tokens.expect(',');
  const second = readTerm(tokens, placeholders);
  tokens.expect(')');
  if (name === 'list_append') return { is: 'list_append', first, second };
  if (name !== 'if_not_exists') throw invalid(`Invalid function name; function: ${name}`);
  if (first.is !== 'path') throw invalid('Operator or function requires a document path: if_not_exists');
  return { is: 'if_not_exists', path: first.path, otherwise: second };
};

const refuseOverlaps = (paths: readonly Path[]): void => {
  paths.forEach((path, index) => {
    for (const other of paths.slice(index + 1)) {
      const shared = Math.min(path.length, other.length);
      if (path.slice(0, shared).every((step, at) => step === other[at])) {
        throw invalid(
          'Two document paths overlap with each other; must remove or rewrite one of these paths',
        );
      }
    }
  });
};
