import { z } from 'zod';
import type { Declaration } from '../template/declaration.ts';

/** What a client asks for when it sends somebody to sign in: the code flow, with PKCE and nothing less. */
export const AuthorizationRequest = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.literal('code'),
  scope: z.string().refine((scope) => scope.split(' ').includes('openid'), 'must contain openid'),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
});
export type AuthorizationRequest = z.infer<typeof AuthorizationRequest>;

/**
 * How a request is answered: `unknown-client` on a page of the issuer, since nobody can be trusted with a redirect;
 * `wrong` by a redirect that says what is missing.
 */
export type ReadRequest =
  | { kind: 'right'; request: AuthorizationRequest }
  | { kind: 'unknown-client' }
  | { kind: 'wrong'; redirectUri: string; state: string | undefined; description: string };

const Addressed = z.object({ client_id: z.string(), redirect_uri: z.string(), state: z.string().optional() });

export const readAuthorizationRequest = (declaration: Declaration, query: unknown): ReadRequest => {
  const addressed = Addressed.safeParse(query);
  if (!addressed.success || !mayReturnTo(declaration, addressed.data)) return { kind: 'unknown-client' };
  const request = AuthorizationRequest.safeParse(query);
  if (request.success) return { kind: 'right', request: request.data };
  const { redirect_uri, state } = addressed.data;
  return { kind: 'wrong', redirectUri: redirect_uri, state, description: z.prettifyError(request.error) };
};

const mayReturnTo = (
  declaration: Declaration,
  { client_id, redirect_uri }: { client_id: string; redirect_uri: string },
): boolean =>
  declaration
    .all('AWS::Cognito::UserPoolClient')
    .some(({ name, properties }) => name === client_id && properties.CallbackURLs.includes(redirect_uri));

/** Whether a client may send people here after they signed out. */
export const mayLeaveTo = (declaration: Declaration, clientId: string | undefined, uri: string): boolean =>
  declaration
    .all('AWS::Cognito::UserPoolClient')
    .some(
      ({ name, properties }) =>
        (clientId === undefined || name === clientId) && properties.LogoutURLs.includes(uri),
    );

/** An address with parameters added; those without a value are left out. */
export const withParameters = (uri: string, parameters: Record<string, string | undefined>): string => {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.toString();
};
