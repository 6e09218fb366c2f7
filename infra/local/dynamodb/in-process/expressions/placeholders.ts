import { invalid } from '../refusals.ts';
import type { Value } from '../values.ts';

/** The members of a request that give `#names` and `:values` their meaning. */
export type Placeholding = {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, Value> | undefined;
};

/** What the `#names` and `:values` of one request's expressions stand for, and which of them were asked for. */
export class Placeholders {
  readonly #names: Record<string, string>;
  readonly #values: Record<string, Value>;
  readonly #asked = new Set<string>();

  constructor({ ExpressionAttributeNames: names, ExpressionAttributeValues: values }: Placeholding) {
    if (names && Object.keys(names).length === 0) throw invalid('ExpressionAttributeNames must not be empty');
    if (values && Object.keys(values).length === 0)
      throw invalid('ExpressionAttributeValues must not be empty');
    this.#names = names ?? {};
    this.#values = values ?? {};
  }

  name(word: string): string {
    if (!word.startsWith('#')) return word;
    this.#asked.add(word);
    const name = this.#names[word];
    if (name === undefined) {
      throw invalid(
        `An expression attribute name used in the document path is not defined; attribute name: ${word}`,
      );
    }
    return name;
  }

  value(placeholder: string): Value {
    this.#asked.add(placeholder);
    const value = this.#values[placeholder];
    if (value === undefined) {
      throw invalid(
        `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
      );
    }
    return value;
  }

  /** Called when every expression was read. @throws AwsError for what no expression uses, as DynamoDB does. */
  requireAllUsed(): void {
    const unused = [...Object.keys(this.#names), ...Object.keys(this.#values)].filter(
      (one) => !this.#asked.has(one),
    );
    if (unused.length > 0) throw invalid(`Value unused in expressions: keys: {${unused.join(', ')}}`);
  }
}
