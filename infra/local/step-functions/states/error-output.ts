import { STATES_TIMEOUT, type StateFailure } from '../language/failure.ts';
import type { JsonObject } from '../language/json.ts';

/** What a catcher hands on: the error's name and its cause, null where there is none; only a timeout's is an empty text. */
export const errorOutput = ({ error, cause }: StateFailure): JsonObject => ({
  Error: error ?? null,
  Cause: cause ?? (error === STATES_TIMEOUT ? '' : null),
});
