import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Chance } from '../runtime/chance.ts';

/** Which municipality, item and field a sealed text belongs to: moved anywhere else, it does not open. */
export type SealContext = { municipality: string; entity: string; item: string; field: string };

/** Encrypts personal fields and opens them again. */
export type Sealer = {
  seal(context: SealContext, plain: string): Promise<string>;
  /** @throws when the text was changed, or stands in another place than it was sealed for. */
  open(context: SealContext, sealed: string): Promise<string>;
};

/** The data key of a municipality: 32 bytes, wrapped by the key service wherever it rests. */
export type DataKeys = { keyOf(municipality: string): Promise<Uint8Array> };

const IV_BYTES = 12;
const TAG_BYTES = 16;
const SCHEME = 'v1';

/** AES-256-GCM under the municipality's data key; the context is authenticated with it. */
export const sealerWith = (keys: DataKeys, chance: Chance): Sealer => ({
  seal: async (context, plain) => {
    const iv = chance.bytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', await keys.keyOf(context.municipality), iv);
    cipher.setAAD(associatedData(context));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${SCHEME}.${Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url')}`;
  },
  open: async (context, sealed) => {
    const [scheme, text] = sealed.split('.');
    if (scheme !== SCHEME || text === undefined)
      throw new Error(`A sealed field of an unknown scheme: ${context.entity}`);
    const bytes = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv(
      'aes-256-gcm',
      await keys.keyOf(context.municipality),
      bytes.subarray(0, IV_BYTES),
    );
    decipher.setAAD(associatedData(context));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const body = bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  },
});

const associatedData = (context: SealContext): Buffer =>
  Buffer.from(JSON.stringify([context.municipality, context.entity, context.item, context.field]));
