import { z } from 'zod';
import { refused } from '../../runtime/result.ts';
import { likelyDomain } from './mail-domain.ts';
import { type Reading, understood } from './normalised.ts';
import { normaliseWidth } from './width.ts';

const LOCAL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^${LOCAL}@(?:${LABEL}\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$`);
const LONGEST = 254;

/**
 * A mail address that Japanese carriers deliver to: unlike RFC 5321 the local part may hold dots in a row, at the
 * beginning or the end (`a..b.@docomo.ne.jp`), which carriers handed out until 2009 and which live on. One address.
 */
export const MailAddress = z.string().max(LONGEST).regex(ADDRESS).brand('MailAddress');
export type MailAddress = z.infer<typeof MailAddress>;

export type MailAddressRefusal =
  | 'mail address is empty'
  | 'several mail addresses'
  | 'mail address without @'
  | 'mail address is too long'
  | 'mail address is malformed';

const faultOf = (text: string): MailAddressRefusal | undefined => {
  if (!text) return 'mail address is empty';
  const ats = text.split('@').length - 1;
  if (ats === 0) return 'mail address without @';
  if (ats > 1) return 'several mail addresses';
  if (text.length > LONGEST) return 'mail address is too long';
  return ADDRESS.test(text) ? undefined : 'mail address is malformed';
};

/** The question to ask, where the domain looks like a slip of a usual one; also for an address that is refused. */
const suggestion = (local: string, domain: string): { didYouMean?: MailAddress } => {
  const likely = likelyDomain(domain.toLowerCase().replaceAll(',', '.'));
  if (!likely) return {};
  const address = MailAddress.safeParse(`${local}@${likely}`);
  return address.success ? { didYouMean: address.data } : {};
};

/**
 * A mail address in any width, with stray spaces, `mailto:` or angle brackets. The domain becomes lower-case, the
 * local part keeps its case. `didYouMean` is a question to ask, never a correction.
 */
export const readMailAddress = (
  given: string,
): Reading<MailAddress, MailAddressRefusal> & { didYouMean?: MailAddress } => {
  const wide = normaliseWidth(given);
  const bare = wide
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/\s*@\s*/, '@');
  const fault = faultOf(bare);
  const [local = '', domain = ''] = bare.split('@');
  if (fault) {
    const asks = fault === 'mail address is malformed' ? suggestion(local, domain) : {};
    return { ...refused({ kind: fault, given }), ...asks };
  }
  const value = MailAddress.parse(`${local}@${domain.toLowerCase()}`);
  return {
    ...understood(given, value, [
      ['width', given, wide],
      ['prefix', wide, bare],
      ['case', bare, value],
    ]),
    ...suggestion(local, domain),
  };
};
