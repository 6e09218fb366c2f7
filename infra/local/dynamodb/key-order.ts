/** Lets writes to one key happen one after the other, and all others at once. */
export class KeyOrder {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work when every earlier work on any of these keys has ended. All keys are taken in one step, so no two works can wait for each other. */
  inTurn<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const earlier = keys.map((key) => this.#last.get(key)).filter((one) => one !== undefined);
    const done = earlier.length === 0 ? work() : Promise.all(earlier).then(work);
    const settled = done.then(nothing, nothing);
    for (const key of keys) this.#last.set(key, settled);
    void settled.then(() => {
      for (const key of keys) if (this.#last.get(key) === settled) this.#last.delete(key);
    });
    return done;
  }
}

const nothing = (): void => {};
