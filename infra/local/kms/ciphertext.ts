import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AwsError } from '../aws-port/aws-error.ts';

/** The secret under which all keys of one store lie. Unit: 32 bytes. */
export type RootSecret = Buffer;

export type EncryptionContext = Record<string, string>;

const VERSION = 1;
const KEY_ID_BYTES = 36;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

/** Encrypts under a key (AES-256-GCM). The blob names its key; the context is authenticated and not in it. */
export const encryptUnder = (
  root: RootSecret,
  keyId: string,
  plaintext: Buffer,
  context: EncryptionContext,
): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyMaterial(root, keyId), nonce);
  cipher.setAAD(authenticated(keyId, context));
  const content = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), Buffer.from(keyId), nonce, cipher.getAuthTag(), content]);
};

/** The id of the key that a blob was encrypted under. Throws `InvalidCiphertextException` for bytes that are no blob. */
export const keyIdOf = (blob: Buffer): string => {
  if (blob.length < HEAD_BYTES || blob[0] !== VERSION) throw notDecrypted();
  return blob.subarray(1, 1 + KEY_ID_BYTES).toString('latin1');
};

/** Throws `InvalidCiphertextException` when anything differs: a byte of the blob, the key, the context. */
export const decryptBlob = (root: RootSecret, blob: Buffer, context: EncryptionContext): Buffer => {
  const keyId = keyIdOf(blob);
  const nonceAt = 1 + KEY_ID_BYTES;
  const tagAt = nonceAt + NONCE_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', keyMaterial(root, keyId), blob.subarray(nonceAt, tagAt));
  decipher.setAAD(authenticated(keyId, context));
  decipher.setAuthTag(blob.subarray(tagAt, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(blob.subarray(HEAD_BYTES)), decipher.final()]);
  } catch {
    throw notDecrypted();
  }
};

const keyMaterial = (root: RootSecret, keyId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', root, '', `key ${keyId}`, 32));

/** The order in which a context is written says nothing. */
const authenticated = (keyId: string, context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify([keyId, ...Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))]));

const notDecrypted = (): AwsError => new AwsError('InvalidCiphertextException', '');
