/** The bare addresses of an address header: `"Sato, A." <a@x.jp>, b@x.jp` has `a@x.jp` and `b@x.jp`. */
export const readAddresses = (header: string): string[] =>
  splitOutsideQuotes(header)
    .map((one) => (/<([^<>]*)>\s*$/.exec(one)?.[1] ?? one).trim())
    .filter((address) => address.includes('@'));

/** The part of an address behind the last `@`, in lower case. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The part before the last `@` and before a plus sign, in lower case: `Bounce+7@x.jp` has `bounce`. */
export const mailboxOf = (address: string): string =>
  (address.slice(0, address.lastIndexOf('@')).split('+')[0] ?? '').toLowerCase();

const splitOutsideQuotes = (header: string): string[] => {
  const parts: string[] = [''];
  let quoted = false;
  let within = 0;
  for (const sign of header) {
    if (sign === '"') quoted = !quoted;
    if (!quoted && sign === '<') within += 1;
    if (!quoted && sign === '>') within -= 1;
    if (sign === ',' && !quoted && within === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
};
