import { createHash, timingSafeEqual } from 'node:crypto';
import { isValid } from '../domain/corporation/api-key.ts';
import type { Corporation } from '../domain/corporation/schema.ts';
import type { CorporationId } from '../domain/ids.ts';
import type { MunicipalityCode } from '../domain/municipality/schema.ts';
import type { Services } from './services.ts';
import { corporationOf } from './survey-contacts.ts';

const SECRET_BYTES = 32;

/** How every key begins, so that whoever finds one lying about, a scanner of repositories too, knows what it is. */
const PREFIX = 'hoiku';
const ID_PREFIX = 'corporation_';

const KEY = new RegExp(`^${PREFIX}\\.(\\d{6})\\.([0-9A-HJKMNP-TV-Z]{26})\\.[\\w-]{43}$`);

/** A new key and the hash by which it is known again. The key itself is kept nowhere. */
export const mintApiKey = (
  { chance }: Pick<Services, 'chance'>,
  municipality: MunicipalityCode,
  corporationId: CorporationId,
): { key: string; hash: string } => {
  const secret = Buffer.from(chance.bytes(SECRET_BYTES)).toString('base64url');
  const key = [PREFIX, municipality, corporationId.slice(ID_PREFIX.length), secret].join('.');
  return { key, hash: digestOf(key).toString('hex') };
};

/**
 * The corporation whose key this is, or nothing: wrong, old, revoked and foreign keys look the same. Compared in constant
 * time, and as long where there is no such corporation as where there is.
 */
export const corporationWithKey = async (
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  key: string,
): Promise<Corporation | undefined> => {
  const [, municipality, ulid] = KEY.exec(key) ?? [];
  if (!municipality || !ulid) return undefined;
  const corporation = (await corporationOf(store, municipality, `${ID_PREFIX}${ulid}`))?.value;
  const known = Buffer.from(corporation?.apiKey?.hash ?? digestOf('').toString('hex'), 'hex');
  const isSame = timingSafeEqual(known, digestOf(key));
  return isSame && isValid(corporation?.apiKey, clock.now()) ? corporation : undefined;
};

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
