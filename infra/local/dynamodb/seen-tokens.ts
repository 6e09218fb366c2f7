/** Tokens remembered; an SDK client repeats one within seconds, the engine forgets it after ten minutes. */
const TOKENS_REMEMBERED = 20_000;

/**
 * Remembers the idempotency tokens of transactions. A repeated transaction changes nothing, however much its items have
 * moved on since, so what it says about them is no image.
 */
export class SeenTokens {
  readonly #seen = new Set<string>();

  /** Whether a token was seen before; from now on it was. */
  again(token: string | undefined): boolean {
    if (token === undefined) return false;
    if (this.#seen.has(token)) return true;
    this.#seen.add(token);
    if (this.#seen.size > TOKENS_REMEMBERED) this.#forgetOldest();
    return false;
  }

  #forgetOldest(): void {
    for (const oldest of this.#seen) {
      this.#seen.delete(oldest);
      return;
    }
  }
}
