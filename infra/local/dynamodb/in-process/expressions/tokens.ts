import { invalid } from '../refusals.ts';

/** A piece of an expression: a word or `#name`, a `:value`, an index's number, or a sign. */
export type Token = { kind: 'word' | 'value' | 'number' | 'sign'; text: string };

const TOKEN = /\s*(?:([#A-Za-z_][\w-]*|#[\w-]+)|(:\w+)|(\d+)|(<>|<=|>=|[=<>()[\],.+-]))/y;

/** Reads an expression piece by piece, and says where it does not understand it. */
export class Tokens {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(expression: string) {
    this.#tokens = tokensOf(expression);
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  /** Takes the next token whatever it is. */
  take(): Token {
    const token = this.#tokens[this.#at++];
    if (!token) throw invalid('Invalid expression: it ends too early');
    return token;
  }

  /** Takes the sign or keyword if it comes next. */
  takeIf(text: string): boolean {
    if (!this.comes(text)) return false;
    this.#at += 1;
    return true;
  }

  comes(text: string, ahead = 0): boolean {
    const next = this.peek(ahead);
    if (next === undefined || next.kind === 'value') return false;
    return next.text === text || next.text.toUpperCase() === text;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) throw this.unexpected();
  }

  end(): void {
    if (this.peek()) throw this.unexpected();
  }

  unexpected() {
    return invalid(`Invalid expression: Syntax error; token: "${this.peek()?.text ?? '<EOF>'}"`);
  }
}

/** Expressions are few, and asked again and again with other values. */
const FEW_EXPRESSIONS = 2_000;
const read = new Map<string, readonly Token[]>();

const tokensOf = (expression: string): readonly Token[] => {
  const known = read.get(expression);
  if (known) return known;
  const tokens = taken(expression);
  if (read.size < FEW_EXPRESSIONS) read.set(expression, tokens);
  return tokens;
};

const taken = (expression: string): Token[] => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = expression.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw invalid(`Invalid expression: Syntax error at "${text.slice(at)}"`);
    const [, word, value, number, sign] = found;
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (value !== undefined) tokens.push({ kind: 'value', text: value });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  if (tokens.length === 0) throw invalid('Invalid expression: The expression can not be empty;');
  return tokens;
};
