import path from 'node:path';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { z } from 'zod';
import { keptFile } from '../kept-file.ts';

export type SigningKey = {
  sign: CryptoKey;
  kid: string;
  /** What `jwks` shows. */
  public: JWK;
};

const PrivateKey = z.object({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});

/** The issuer's RS256 key: made once per store, so that sign-ins outlive the process. */
export const signingKey = async (folder: string | undefined): Promise<SigningKey> => {
  const text = folder ? await keptFile(path.join(folder, 'issuer-key.json'), makeKey) : await makeKey();
  const key = PrivateKey.parse(JSON.parse(text.toString()));
  const { kty, n, e } = key;
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const sign = await importJWK(key, 'RS256');
  if (sign instanceof Uint8Array) throw new Error('the issuer key is no RSA key');
  return { sign, kid, public: { kty, n, e, kid, use: 'sig', alg: 'RS256' } };
};

const makeKey = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
};
