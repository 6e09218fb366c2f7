/** Something that a command took for granted was no longer so, and nothing was written: whoever looks again decides anew. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';

  constructor(what: string) {
    super(`Changed meanwhile: ${what}`);
  }
}

/**
 * Looks again, at once, as long as others were quicker: of those who write the same item at the same moment one gets
 * through each time, so `tries` is how many may meet. `decide` must read anew each time and be safe to run twice.
 * @throws {ChangedMeanwhile} when the last try too came too late, and at once whatever else goes wrong.
 */
export const lookAgainIfChanged = async (tries: number, decide: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decide();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === tries) throw error;
    }
  }
};
