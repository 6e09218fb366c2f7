import { PathSyntaxError } from './path.ts';

/** A place in a text that is being read. */
export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  sees(what: string): boolean {
    return this.text.startsWith(what, this.at);
  }

  /** Reads on past `what`, if it stands here. */
  takes(what: string): boolean {
    if (!this.sees(what)) return false;
    this.at += what.length;
    return true;
  }

  expects(what: string): void {
    if (!this.takes(what)) throw new PathSyntaxError(`expected '${what}' at ${this.at} of ${this.text}`);
  }

  skipSpaces(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  /** Reads what the sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    if (found) this.at += found.length;
    return found;
  }

  /** Reads a quoted text with its backslashes, each of which keeps the character after it. */
  escaped(): string {
    const quote = this.text[this.at];
    if (quote !== "'" && quote !== '"')
      throw new PathSyntaxError(`expected a quote at ${this.at} of ${this.text}`);
    this.at += 1;
    const start = this.at;
    while (this.text[this.at] !== quote) {
      if (this.done) throw new PathSyntaxError(`a quote is not closed in ${this.text}`);
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    this.at += 1;
    return this.text.slice(start, this.at - 1);
  }

  /** Reads a quoted text, each escaped character as itself. */
  quoted(): string {
    return unescaped(this.escaped());
  }
}

export const unescaped = (text: string): string => text.replaceAll(/\\(.)/gs, '$1');
