/** The domains most families write from; a near miss of one of them is asked about. */
const COMMON = [
  'gmail.com',
  'yahoo.co.jp',
  'ymail.ne.jp',
  'icloud.com',
  'me.com',
  'outlook.com',
  'outlook.jp',
  'hotmail.com',
  'hotmail.co.jp',
  'live.jp',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'uqmobile.jp',
  'softbank.ne.jp',
  'i.softbank.jp',
  'ymobile.ne.jp',
  'rakumail.jp',
  'rakuten.jp',
  'nifty.com',
  'biglobe.ne.jp',
  'ocn.ne.jp',
] as const;

/** Endings that people put on the right name, and what they nearly always meant. */
const MEANT: Record<string, string> = {
  'docomo.co.jp': 'docomo.ne.jp',
  'docomo.jp': 'docomo.ne.jp',
  'docomo.com': 'docomo.ne.jp',
  'ezweb.co.jp': 'ezweb.ne.jp',
  'ezweb.com': 'ezweb.ne.jp',
  'ezweb.jp': 'ezweb.ne.jp',
  'softbank.jp': 'softbank.ne.jp',
  'i.softbank.ne.jp': 'i.softbank.jp',
  'gmail.co.jp': 'gmail.com',
  'gmail.jp': 'gmail.com',
  'gmail.ne.jp': 'gmail.com',
  'yahoo.ne.jp': 'yahoo.co.jp',
  'yahoo.jp': 'yahoo.co.jp',
  'icloud.co.jp': 'icloud.com',
  'icloud.jp': 'icloud.com',
  'icloud.ne.jp': 'icloud.com',
};

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/\.con$/, '.com'],
  [/\.cmo$/, '.com'],
  [/\.ocm$/, '.com'],
  [/\.co\.jo$/, '.co.jp'],
  [/\.ne\.jo$/, '.ne.jp'],
  [/\.(co|ne|or|go|ac)\.p$/, '.$1.jp'],
  [/\.ne\.co$/, '.ne.jp'],
];

/** True when one letter was left out, added, mistyped, or two neighbours changed places. */
const isOneSlipAway = (typed: string, meant: string): boolean => {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const rest = [typed.slice(start), meant.slice(start)] as const;
  const [left, right] = rest;
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
};

/** The domain that was probably meant; undefined when the typed one is a usual one or like none. */
export const likelyDomain = (domain: string): string | undefined => {
  if (COMMON.some((common) => common === domain)) return undefined;
  const meant = MEANT[domain];
  if (meant) return meant;
  for (const [ending, right] of ENDINGS) {
    if (!ending.test(domain)) continue;
    const repaired = domain.replace(ending, right);
    return likelyDomain(repaired) ?? repaired;
  }
  // Short domains are one slip from too many real ones (au.com, me.com).
  return COMMON.find((common) => common.length > 7 && isOneSlipAway(domain, common));
};
