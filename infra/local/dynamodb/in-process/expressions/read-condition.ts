import { invalid } from '../refusals.ts';
import type { Comparator, Condition, Operand, TestName } from './condition.ts';
import { readPath } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';

/** Operands that each test takes. */
const TESTS: Record<TestName, number> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
};

const COMPARATORS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='] satisfies Comparator[];

/** Reads a condition, a filter or a key condition. @throws AwsError where DynamoDB's grammar ends. */
export const readCondition = (expression: string, placeholders: Placeholders): Condition => {
  const reader = new Reader(new Tokens(expression), placeholders);
  return reader.whole();
};

class Reader {
  readonly #tokens: Tokens;
  readonly #placeholders: Placeholders;

  constructor(tokens: Tokens, placeholders: Placeholders) {
    this.#tokens = tokens;
    this.#placeholders = placeholders;
  }

  whole(): Condition {
    const condition = this.#either();
    this.#tokens.end();
    return condition;
  }

  #either(): Condition {
    let left = this.#both();
    while (this.#tokens.takeIf('OR')) left = { is: 'or', left, right: this.#both() };
    return left;
  }

  #both(): Condition {
    let left = this.#negated();
    while (this.#tokens.takeIf('AND')) left = { is: 'and', left, right: this.#negated() };
    return left;
  }

  #negated(): Condition {
    if (this.#tokens.takeIf('NOT')) return { is: 'not', condition: this.#negated() };
    return this.#single();
  }

  #single(): Condition {
    if (this.#tokens.takeIf('(')) {
      const inner = this.#either();
      this.#tokens.expect(')');
      return inner;
    }
    const word = this.#tokens.peek();
    if (word?.kind === 'word' && this.#tokens.comes('(', 1) && word.text !== 'size') {
      return this.#test(word.text);
    }
    return this.#comparison(this.#operand());
  }

  #test(name: string): Condition {
    if (!Object.hasOwn(TESTS, name)) throw invalid(`Invalid function name; function: ${name}`);
    const test = name as TestName;
    this.#tokens.take();
    const operands = this.#list();
    if (operands.length !== TESTS[test]) {
      throw invalid(`Incorrect number of operands for operator or function; operator or function: ${test}`);
    }
    if (operands[0]?.is !== 'path') throw invalid(`Operator or function requires a document path: ${test}`);
    return { is: 'test', test, operands };
  }

  #comparison(operand: Operand): Condition {
    const { text } = this.#tokens.take();
    if (COMPARATORS.includes(text)) {
      return { is: 'compare', comparator: text as Comparator, left: operand, right: this.#operand() };
    }
    if (text.toUpperCase() === 'BETWEEN') {
      const low = this.#operand();
      this.#tokens.expect('AND');
      return { is: 'between', operand, low, high: this.#operand() };
    }
    if (text.toUpperCase() === 'IN') return { is: 'in', operand, list: this.#list() };
    throw invalid(`Invalid expression: Syntax error; token: "${text}"`);
  }

  #list(): Operand[] {
    this.#tokens.expect('(');
    const operands = [this.#operand()];
    while (this.#tokens.takeIf(',')) operands.push(this.#operand());
    this.#tokens.expect(')');
    return operands;
  }

  #operand(): Operand {
    const next = this.#tokens.peek();
    if (next?.kind === 'value') {
      return { is: 'value', value: this.#placeholders.value(this.#tokens.take().text) };
    }
    if (next?.text === 'size' && this.#tokens.comes('(', 1)) {
      this.#tokens.take();
      const [of, more] = this.#list();
      if (!of || more) throw invalid('Incorrect number of operands for operator or function: size');
      return { is: 'size', of };
    }
    return { is: 'path', path: readPath(this.#tokens, this.#placeholders) };
  }
}
