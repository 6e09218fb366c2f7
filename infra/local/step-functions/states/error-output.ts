import type { StateFailure } from '../language/failure.ts';
import type { JsonObject } from '../language/json.ts';

/** What a catcher hands on: the error's name and its cause. */
export const errorOutput = (failure: StateFailure): JsonObject => ({
  Error: failure.error ?? '',
  Cause: failure.cause ?? '',
});
