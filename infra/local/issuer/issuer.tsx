import { type Context, Hono } from 'hono';
import { contentSecurityPolicy } from '../pages/style.ts';
import {
  type AuthorizationRequest,
  mayLeaveTo,
  readAuthorizationRequest,
  withParameters,
} from './authorization-request.ts';
import { Codes } from './codes.ts';
import { formSecret, isOwnForm } from './form-secret.ts';
import type { IssuerParts, StaffForSignIn } from './issuer-parts.ts';
import { RefusedPage, SignInPage } from './sign-in-page.tsx';
import { signingKey } from './signing-key.ts';
import { redeemCode } from './tokens.ts';

/**
 * The OpenID issuer that stands in for Cognito at home: the code flow with PKCE, without passwords. It keeps no
 * session, so every sign-in asks who comes, and signing out only leads back. Paths are below the issuer's own.
 */
export const createIssuer = (parts: IssuerParts): Hono => {
  const key = onFirstUse(() => signingKey(parts.folder));
  const codes = new Codes();
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('content-security-policy', contentSecurityPolicy);
    context.header('cache-control', 'no-store');
  });
  app.get('/.well-known/openid-configuration', (context) => context.json(discovery(parts.issuer)));
  app.get('/.well-known/jwks.json', async (context) => context.json({ keys: [(await key()).public] }));
  app.get('/authorize', (context) => askWhoComes(parts, context));
  app.post('/authorize', (context) => signIn(parts, codes, context));
  app.post('/token', async (context) => {
    const answer = await redeemCode(parts, await key(), codes, await context.req.parseBody());
    return answer.ok ? context.json(answer.body) : context.json({ error: answer.error }, 400);
  });
  app.get('/logout', (context) => leave(parts, context));
  return app;
};

/** Making a key takes a third of a second, which a start without sign-ins should not wait for. */
const onFirstUse = <T,>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const discovery = (issuer: string): object => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  end_session_endpoint: `${issuer}/logout`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  code_challenge_methods_supported: ['S256'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid', 'email', 'profile'],
  token_endpoint_auth_methods_supported: ['none'],
  claims_supported: [
    'sub',
    'email',
    'email_verified',
    'name',
    'cognito:username',
    'token_use',
    'nonce',
    'auth_time',
  ],
});

const askWhoComes = async (parts: IssuerParts, context: Context): Promise<Response> => {
  const read = readAuthorizationRequest(parts.declaration, context.req.query());
  if (read.kind === 'unknown-client')
    return refuse(context, 'No client of this installation has this address.');
  if (read.kind === 'wrong') {
    const { redirectUri, state, description } = read;
    const error = { error: 'invalid_request', error_description: description, state };
    return context.redirect(withParameters(redirectUri, error), 303);
  }
  return showStaff(parts, context, read.request);
};

const showStaff = async (
  parts: IssuerParts,
  context: Context,
  request: AuthorizationRequest,
  problem?: string,
): Promise<Response> => {
  const staff = await parts.staffForSignIn();
  const page = <SignInPage staff={staff} request={request} secret={formSecret(context)} problem={problem} />;
  return context.html(page, problem ? 400 : 200);
};

const signIn = async (parts: IssuerParts, codes: Codes, context: Context): Promise<Response> => {
  const form = textsOf(await context.req.parseBody());
  if (!isOwnForm(context, form.form_secret))
    return refuse(context, 'The form was not sent by the sign-in page.');
  const read = readAuthorizationRequest(parts.declaration, form);
  if (read.kind !== 'right') return refuse(context, 'The sign-in was not begun by a client.');
  const { request } = read;
  const staff = personIn(await parts.staffForSignIn(), form);
  if (!staff) return showStaff(parts, context, request, 'Nobody of this name may sign in.');
  const code = codes.grant({ request, staff, signedInEpochMs: parts.timeline.nowEpochMs() });
  return context.redirect(withParameters(request.redirect_uri, { code, state: request.state }), 303);
};

const personIn = (
  staff: readonly StaffForSignIn[],
  { subject, username = '' }: Record<string, string | undefined>,
): StaffForSignIn | undefined => {
  const typed = username.trim().toLowerCase();
  return staff.find(
    (one) => one.subject === (subject ?? username.trim()) || one.email.toLowerCase() === typed,
  );
};

const leave = (parts: IssuerParts, context: Context): Response | Promise<Response> => {
  const { client_id, state, ...query } = context.req.query();
  const uri = query.post_logout_redirect_uri ?? query.logout_uri;
  if (uri === undefined || !mayLeaveTo(parts.declaration, client_id, uri)) {
    return refuse(context, 'Signed out. No client of this installation has the address to return to.');
  }
  return context.redirect(withParameters(uri, { state }), 303);
};

const refuse = (context: Context, reason: string): Response | Promise<Response> =>
  context.html(<RefusedPage reason={reason} />, 400);

const textsOf = (form: Record<string, unknown>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
