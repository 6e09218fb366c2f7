import { randomBytes } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { StaffForSignIn } from './issuer-parts.ts';

export type Granted = { request: AuthorizationRequest; staff: StaffForSignIn; signedInEpochMs: number };

/** How long a code waits to be redeemed: a browser needs one redirect. */
const CODE_LIVES_MS = 5 * 60_000;

/** Codes that were given out; each is good for one try, right or wrong. */
export class Codes {
  readonly #granted = new Map<string, Granted>();

  grant(granted: Granted): string {
    const code = randomBytes(24).toString('base64url');
    this.#granted.set(code, granted);
    return code;
  }

  redeem(code: string, nowEpochMs: number): Granted | undefined {
    const granted = this.#granted.get(code);
    this.#granted.delete(code);
    return granted && nowEpochMs <= granted.signedInEpochMs + CODE_LIVES_MS ? granted : undefined;
  }
}
