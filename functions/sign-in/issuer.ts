import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../shared/runtime/clock.ts';

/** Where staff prove who they are: an OpenID Connect issuer (Cognito on AWS, the twin's own at home). */
export type Issuer = {
  /** Where the browser goes to sign in. */
  signInAddress(attempt: { state: string; nonce: string; challenge: string }): Promise<string>;
  /** Where the browser ends the issuer's own session, when the issuer has such a place. */
  signOutAddress(): Promise<string | undefined>;
  /**
   * Who signed in: the subject of an ID token that was issued for us, for this attempt, and holds now.
   * @throws when the code or the token is not what the issuer gives for this attempt.
   */
  subjectOf(code: string, attempt: { nonce: string; verifier: string }): Promise<string>;
};

export type IssuerSettings = { issuer: string; client: string; publicOrigin: string };

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
});
type Discovery = z.infer<typeof Discovery>;

const Tokens = z.object({ id_token: z.string() });
const Claims = z.object({ sub: z.string().min(1), nonce: z.string() });

/** The issuer answers within seconds, or the person is asked to try again. Unit: milliseconds. */
const LONGEST_ANSWER_MS = 8_000;
/** How far two computers' clocks may differ. Unit: seconds. */
const CLOCK_TOLERANCE_SECONDS = 60;

export const openIdIssuer = (settings: IssuerSettings, clock: Clock): Issuer => {
  const discovered = remembering(() => discover(settings.issuer));
  const keys = remembering(async () => createRemoteJWKSet(new URL((await discovered()).jwks_uri)));
  return {
    signInAddress: async ({ state, nonce, challenge }) =>
      withQuery((await discovered()).authorization_endpoint, {
        response_type: 'code',
        client_id: settings.client,
        redirect_uri: returnAddress(settings),
        scope: 'openid',
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        // An idle screen that ended must not come back by itself because the issuer still remembers the browser.
        prompt: 'login',
      }),
    signOutAddress: async () => {
      const address = (await discovered()).end_session_endpoint;
      const back = `${settings.publicOrigin}/desk`;
      // The standard's name for the way back, and Cognito's.
      return (
        address &&
        withQuery(address, { client_id: settings.client, post_logout_redirect_uri: back, logout_uri: back })
      );
    },
    subjectOf: async (code, { nonce, verifier }) => {
      const { id_token } = await exchange(settings, await discovered(), code, verifier);
      const { payload } = await jwtVerify(id_token, await keys(), {
        issuer: settings.issuer,
        audience: settings.client,
        algorithms: ['RS256', 'ES256'],
        requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
        currentDate: new Date(clock.now().epochMilliseconds),
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      const claims = Claims.parse(payload);
      if (claims.nonce !== nonce) throw new Error('The ID token was issued for another sign-in');
      return claims.sub;
    },
  };
};

/** Where the issuer sends the browser back to; registered with the issuer, so it never comes from a request. */
const returnAddress = ({ publicOrigin }: IssuerSettings): string => `${publicOrigin}/desk/sign-in/return`;

const discover = async (issuer: string): Promise<Discovery> => {
  const found = Discovery.parse(await answerOf(`${issuer}/.well-known/openid-configuration`));
  if (found.issuer !== issuer) throw new Error('The issuer calls itself by another name');
  return found;
};

const exchange = async (
  settings: IssuerSettings,
  { token_endpoint }: Discovery,
  code: string,
  verifier: string,
) =>
  Tokens.parse(
    await answerOf(token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: settings.client,
        redirect_uri: returnAddress(settings),
        code,
        code_verifier: verifier,
      }),
    }),
  );

const answerOf = async (address: string, request: RequestInit = {}): Promise<unknown> => {
  const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });
  if (!answer.ok) throw new Error(`${new URL(address).pathname} answered ${answer.status}`);
  return answer.json();
};

const withQuery = (address: string, query: Record<string, string>): string => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.toString();
};

/** Asks once; a failure is not remembered. */
const remembering = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let known: Promise<T> | undefined;
  return () => {
    known ??= ask().catch((failure: unknown) => {
      known = undefined;
      throw failure;
    });
    return known;
  };
};
