import { createHash, timingSafeEqual } from 'node:crypto';
import type { Door, Link, LinkPurpose } from '../domain/link/schema.ts';
import type { MunicipalityCode } from '../domain/municipality/schema.ts';
import { crockford } from '../runtime/ids.ts';
import { doorKey, linkKey } from './keys.ts';
import { doors, links } from './ledger.ts';
import type { Kept } from './records.ts';
import type { Services } from './services.ts';
import type { Laid } from './store.ts';
import { creating, laying, saving, type Write } from './writes.ts';

/** What a person is given: the token goes into a link, reference and code are for typing in. */
export type GivenLink = { token: string; reference: string; code: string };

const TOKEN_BYTES = 16;
const REFERENCE_LENGTH = 8;
const CODE_LENGTH = 6;

/** After so many wrong codes the door stays shut: guessing one of a thousand million codes stays hopeless. */
const MOST_WRONG_CODES = 10;

/**
 * A new link and what remembers it, by hashes only; it must lie there before anybody is given the link. Nothing is asked
 * first: that a reference of 40 random bits meets a living one happens once in hundreds of years of a large city, and
 * costs that older mail its code, not its link.
 */
export const mintLink = (
  services: Services,
  municipality: MunicipalityCode,
  purpose: LinkPurpose,
  days: number,
  cameBy: Link['cameBy'] = 'link',
): { given: GivenLink; laid: Laid[] } => {
  const secret = Buffer.from(services.chance.bytes(TOKEN_BYTES)).toString('base64url');
  const given: GivenLink = {
    token: `${municipality}.${secret}`,
    reference: crockford(services.chance, REFERENCE_LENGTH),
    code: crockford(services.chance, CODE_LENGTH),
  };
  const expiresAt = inDays(services, days);
  const link: Link = { municipality, tokenHash: hashOf(given.token), purpose, cameBy, expiresAt };
  const door = doorFor(given, { municipality, purpose, expiresAt });
  return { given, laid: [laying(links, link), laying(doors, door)] };
};

/** Reference and code without any link: for paper, which everybody at the FAX machine reads. */
export const mintDoor = (
  services: Services,
  municipality: MunicipalityCode,
  purpose: LinkPurpose,
  days: number,
): { given: Omit<GivenLink, 'token'>; writes: Write[] } => {
  const given = {
    reference: crockford(services.chance, REFERENCE_LENGTH),
    code: crockford(services.chance, CODE_LENGTH),
  };
  const door = doorFor(given, { municipality, purpose, expiresAt: inDays(services, days) });
  return { given, writes: [creating(doors, door, 'DoorExists')] };
};

const inDays = ({ clock }: Services, days: number): string =>
  clock
    .now()
    .add({ hours: 24 * days })
    .toString();

const doorFor = (
  { reference, code }: Pick<GivenLink, 'reference' | 'code'>,
  of: Pick<Door, 'municipality' | 'purpose' | 'expiresAt'>,
): Door => ({ ...of, reference, codeHash: codeHash(reference, code), wrongCodes: 0 });

/** What a reference stands for, read out by staff from a sheet: they need no code, and nothing is counted. */
export const purposeOfReference = async (
  services: Services,
  municipality: MunicipalityCode,
  typed: string,
): Promise<LinkPurpose | undefined> => {
  const door = await services.store.find(doors, doorKey(municipality, asTyped(typed)));
  return door && door.value.expiresAt > services.clock.now().toString() ? door.value.purpose : undefined;
};

/** The link that a token opens, or nothing: wrong, old and foreign tokens look the same. */
export const openLink = async (services: Services, token: string): Promise<Link | undefined> => {
  const [municipality, secret] = token.split('.');
  if (!municipality || !secret || !/^\d{6}$/.test(municipality) || token.length > 60) return undefined;
  const link = await services.store.find(links, linkKey(municipality, hashOf(token)));
  return link && link.value.expiresAt > services.clock.now().toString() ? link.value : undefined;
};

/**
 * Opens the second door: a fresh link for its purpose, so that the browser goes on as if it had come by the mail's.
 * A try is counted before its code is looked at, and given back when the code was right: a thousand guesses sent at once
 * are a thousand guesses. Nothing tells a wrong reference from a wrong code.
 */
export const openDoor = async (
  services: Services,
  municipality: MunicipalityCode,
  typed: { reference: string; code: string },
  opens: LinkPurpose['opens'],
): Promise<GivenLink | undefined> => {
  const reference = asTyped(typed.reference);
  const door = await countedTry(services, municipality, reference);
  if (!door || !sameHash(door.value.codeHash, codeHash(reference, asTyped(typed.code)))) return undefined;
  // The right code at another page's door: refused like a wrong one, so that nothing is learnt by trying.
  if (door.value.purpose.opens !== opens) return undefined;
  const { given, laid } = mintLink(services, municipality, door.value.purpose, DOOR_LINK_DAYS, 'code');
  await services.store.lay(laid);
  // Refused when somebody else is trying at this very moment: then this one stays counted.
  const givenBack = { ...door.value, wrongCodes: door.value.wrongCodes - 1 };
  await services.store.commit([saving(doors, door, givenBack, 'DoorMoved')]);
  return given;
};

/** Tries that meet take turns; so many turns, and then it is no person who types. */
const MOST_TURNS = 5;

/** The door with one more try on its count; nothing when it is old, shut, not there, or too many try at once. */
const countedTry = async (
  services: Services,
  municipality: MunicipalityCode,
  reference: string,
): Promise<Kept<Door> | undefined> => {
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const kept = await services.store.find(doors, doorKey(municipality, reference));
    if (!kept || kept.value.expiresAt <= services.clock.now().toString()) return undefined;
    if (kept.value.wrongCodes >= MOST_WRONG_CODES) return undefined;
    const counted = { ...kept.value, wrongCodes: kept.value.wrongCodes + 1 };
    const outcome = await services.store.commit([saving(doors, kept, counted, 'DoorMoved')]);
    if (outcome.ok) return { value: counted, version: kept.version + 1 };
  }
  return undefined;
};

/** A link got by typing lasts for the day's work. Unit: days. */
const DOOR_LINK_DAYS = 1;

/** Full-width characters, lower case, spaces and hyphens are how people type; O and I are how they read 0 and 1. */
const asTyped = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const codeHash = (reference: string, code: string): string => hashOf(`${reference}|${code}`);

const sameHash = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(left), Buffer.from(right));
