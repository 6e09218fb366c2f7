import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTimeline, type Timeline } from '../clock/timeline.ts';
import { readStacks } from '../template/a-template.ts';
import { createIssuer } from './issuer.tsx';

const ISSUER = 'http://127.0.0.1:3000/local/issuer';
const RETURN = 'http://127.0.0.1:3000/desk/sign-in/return';
const LEAVE = 'http://127.0.0.1:3000/desk';
const START = Date.parse('2026-04-01T00:00:00Z');

const sato = {
  subject: 'staff-sato',
  name: '佐藤 花子',
  email: 'sato@city.example.jp',
  role: '保育コンシェルジュ',
  municipality: '横浜市',
};

let folder = '';
let timeline: Timeline;
let issuer: Hono;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'issuer-'));
  timeline = startTimeline({ mode: 'standing', atEpochMs: START });
  issuer = start();
});
afterEach(() => rm(folder, { recursive: true }));

const declaration = readStacks({
  SignIn: {
    Resources: {
      Staff: { Type: 'AWS::Cognito::UserPool', Properties: {} },
      Desk: {
        Type: 'AWS::Cognito::UserPoolClient',
        Properties: { UserPoolId: { Ref: 'Staff' }, CallbackURLs: [RETURN], LogoutURLs: [LEAVE] },
      },
    },
  },
});
const clientId = declaration.all('AWS::Cognito::UserPoolClient')[0]?.name ?? '';

const start = (): Hono =>
  createIssuer({ issuer: ISSUER, declaration, timeline, staffForSignIn: async () => [sato], folder });

const verifier = randomBytes(32).toString('base64url');
const request = {
  client_id: clientId,
  redirect_uri: RETURN,
  response_type: 'code',
  scope: 'openid email',
  state: 'state-1',
  nonce: 'nonce-1',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};

const ask = (changed: Record<string, string> = {}) =>
  issuer.request(`/authorize?${new URLSearchParams({ ...request, ...changed })}`);

const submit = (fields: Record<string, string>, cookie: string) =>
  issuer.request('/authorize', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

const openForm = async () => {
  const page = await ask();
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const text = await page.text();
  const fields = [...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  return { cookie, text, fields: Object.fromEntries(fields) };
};

const signedInCode = async (): Promise<string> => {
  const { cookie, fields } = await openForm();
  const answer = await submit({ ...fields, subject: sato.subject }, cookie);
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
};

const redeem = async (changed: Record<string, string>) => {
  const body = {
    grant_type: 'authorization_code',
    redirect_uri: RETURN,
    client_id: clientId,
    code_verifier: verifier,
  };
  const answer = await issuer.request('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...body, ...changed }).toString(),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};

describe('a member of staff who signs in', () => {
  it('is led back with a code that buys an ID token with the claims of Cognito', async () => {
    const { cookie, fields, text } = await openForm();
    expect(text).toContain('佐藤 花子');
    expect(text).toContain('not for the public');
    const answer = await submit({ ...fields, username: 'Sato@city.example.jp' }, cookie);
    const location = new URL(answer.headers.get('location') ?? '');
    expect([answer.status, location.searchParams.get('state')]).toEqual([303, 'state-1']);
    const { body } = await redeem({ code: location.searchParams.get('code') ?? '' });
    const keys = (await (await issuer.request('/.well-known/jwks.json')).json()) as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(body.id_token ?? '', createLocalJWKSet(keys), {
      issuer: ISSUER,
      audience: clientId,
      currentDate: new Date(START),
    });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({
      sub: 'staff-sato',
      email: 'sato@city.example.jp',
      'cognito:username': 'sato@city.example.jp',
      token_use: 'id',
      nonce: 'nonce-1',
      iat: START / 1000,
      exp: START / 1000 + 3_600,
    });
  });

  it('is not let in by a name that nobody has', async () => {
    const { cookie, fields } = await openForm();
    const answer = await submit({ ...fields, username: 'nobody' }, cookie);
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('Nobody of this name'),
    ]);
  });

  it('is known by the same key after the twin was started anew', async () => {
    const before = await (await issuer.request('/.well-known/jwks.json')).json();
    issuer = start();
    expect(await (await issuer.request('/.well-known/jwks.json')).json()).toEqual(before);
  });
});

describe('a code', () => {
  it.each([
    ['with another verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['by another client', { client_id: 'other' }],
    ['for another address', { redirect_uri: LEAVE }],
  ])('is not redeemed %s, and is used up by the try', async (_, changed) => {
    const code = await signedInCode();
    expect(await redeem({ code, ...changed })).toEqual({ status: 400, body: { error: 'invalid_grant' } });
    expect(await redeem({ code })).toEqual({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('is redeemed within five minutes and once', async () => {
    const code = await signedInCode();
    await timeline.advanceTo(START + 5 * 60_000);
    expect((await redeem({ code })).status).toBe(200);
    expect((await redeem({ code })).status).toBe(400);
    const late = await signedInCode();
    await timeline.advanceTo(START + 11 * 60_000);
    expect((await redeem({ code: late })).body).toEqual({ error: 'invalid_grant' });
  });

  it('buys nothing under another grant', async () => {
    expect((await redeem({ code: 'x', grant_type: 'password' })).body).toEqual({
      error: 'unsupported_grant_type',
    });
    expect((await redeem({})).body).toEqual({ error: 'invalid_request' });
  });
});

describe('the issuer', () => {
  it('redirects to no address that a template does not declare', async () => {
    const wrong: Record<string, string>[] = [
      { redirect_uri: 'http://evil.example/' },
      { client_id: 'other' },
    ];
    for (const changed of wrong) {
      const answer = await ask(changed);
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
  });

  it.each([
    ['without PKCE', { code_challenge: '' }],
    ['with plain PKCE', { code_challenge_method: 'plain' }],
    ['for tokens in the address', { response_type: 'token' }],
    ['without openid', { scope: 'email' }],
  ])('sends a client back that asks %s', async (_, changed) => {
    const location = new URL((await ask(changed)).headers.get('location') ?? '');
    expect(`${location.origin}${location.pathname}`).toBe(RETURN);
    expect(location.searchParams.get('error')).toBe('invalid_request');
    expect(location.searchParams.get('state')).toBe('state-1');
  });

  it('takes no form from another site: the browser must have its cookie and the form its secret', async () => {
    const { cookie, fields } = await openForm();
    const fromElsewhere = await submit({ ...fields, subject: sato.subject }, '');
    const guessed = await submit({ ...fields, form_secret: 'guess', subject: sato.subject }, cookie);
    expect([fromElsewhere.status, guessed.status]).toEqual([400, 400]);
  });

  it('says where everything is', async () => {
    const found = await (await issuer.request('/.well-known/openid-configuration')).json();
    expect(found).toMatchObject({ issuer: ISSUER, token_endpoint: `${ISSUER}/token` });
  });

  it('leads back after signing out, to a declared address alone', async () => {
    const leave = (uri: string) =>
      issuer.request(
        `/logout?${new URLSearchParams({ client_id: clientId, post_logout_redirect_uri: uri })}`,
      );
    expect((await leave(LEAVE)).headers.get('location')).toBe(LEAVE);
    expect((await leave('http://evil.example/')).status).toBe(400);
  });
});
