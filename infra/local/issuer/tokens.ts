import { createHash, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Codes, Granted } from './codes.ts';
import type { IssuerParts } from './issuer-parts.ts';
import type { SigningKey } from './signing-key.ts';

const TokenRequest = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  client_id: z.string(),
  code_verifier: z.string().min(43).max(128),
});

/** Unit: seconds. */
const TOKEN_LIVES = 3_600;

export type TokenAnswer = { ok: true; body: object } | { ok: false; error: string };

/** Redeems a code for tokens whose claims are those of Cognito. Errors are the words of RFC 6749. */
export const redeemCode = async (
  parts: IssuerParts,
  key: SigningKey,
  codes: Codes,
  form: unknown,
): Promise<TokenAnswer> => {
  const request = TokenRequest.safeParse(form);
  if (!request.success) return { ok: false, error: grantErrorOf(form) };
  const { code, redirect_uri, client_id, code_verifier } = request.data;
  const now = parts.timeline.nowEpochMs();
  const granted = codes.redeem(code, now);
  const fits =
    granted?.request.client_id === client_id &&
    granted.request.redirect_uri === redirect_uri &&
    granted.request.code_challenge === createHash('sha256').update(code_verifier).digest('base64url');
  if (!fits) return { ok: false, error: 'invalid_grant' };
  return { ok: true, body: await tokensFor(parts, key, granted, now) };
};

const grantErrorOf = (form: unknown): string => {
  const grant = z.object({ grant_type: z.string() }).safeParse(form);
  return grant.success && grant.data.grant_type !== 'authorization_code'
    ? 'unsupported_grant_type'
    : 'invalid_request';
};

const tokensFor = async (
  { issuer }: IssuerParts,
  key: SigningKey,
  { request, staff, signedInEpochMs }: Granted,
  nowEpochMs: number,
): Promise<object> => {
  const sign = (claims: Record<string, unknown>): Promise<string> =>
    new SignJWT({ ...claims, auth_time: seconds(signedInEpochMs) })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(issuer)
      .setSubject(staff.subject)
      .setJti(randomUUID())
      .setIssuedAt(seconds(nowEpochMs))
      .setExpirationTime(seconds(nowEpochMs) + TOKEN_LIVES)
      .sign(key.sign);
  return {
    id_token: await sign({
      token_use: 'id',
      aud: request.client_id,
      'cognito:username': staff.email,
      email: staff.email,
      email_verified: true,
      name: staff.name,
      ...(request.nonce !== undefined && { nonce: request.nonce }),
    }),
    access_token: await sign({
      token_use: 'access',
      client_id: request.client_id,
      scope: request.scope,
      username: staff.email,
    }),
    token_type: 'Bearer',
    expires_in: TOKEN_LIVES,
  };
};

const seconds = (epochMs: number): number => Math.floor(epochMs / 1000);
