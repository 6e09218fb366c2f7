/** Prefixes that decide the grouping before any area code does; the longest that fits wins. */
const SPECIAL: Record<string, readonly number[]> = {
  '0120': [4, 3, 3],
  '0800': [4, 3, 4],
  '0570': [4, 3, 3],
  '0990': [4, 3, 3],
  '050': [3, 4, 4],
  '060': [3, 4, 4],
  '070': [3, 4, 4],
  '080': [3, 4, 4],
  '090': [3, 4, 4],
  '020': [3, 4, 4],
  '03': [2, 4, 4],
  '06': [2, 4, 4],
  // 04 (Tokorozawa, Kashiwa, Kamogawa) lies between 042 and 047.
  '04292': [2, 4, 4],
  '04293': [2, 4, 4],
  '04294': [2, 4, 4],
  '04295': [2, 4, 4],
  '04296': [2, 4, 4],
  '04299': [2, 4, 4],
  '0471': [2, 4, 4],
  '04709': [2, 4, 4],
};

/**
 * Area codes of three digits, each with the digits after which it is one of four instead (042, but 0422 and 0428).
 * Source: 総務省 市外局番の一覧. It only places hyphens: a number is never refused for its area.
 */
const THREE_DIGITS: Record<string, string> = {
  '011': '',
  '017': '2345689',
  '018': '234567',
  '019': '1234578',
  '022': '0345689',
  '023': '34578',
  '024': '01234678',
  '025': '0456789',
  '026': '013456789',
  '027': '046789',
  '028': '02345789',
  '029': '1345679',
  '042': '28',
  '043': '689',
  '044': '',
  '045': '',
  '046': '03567',
  '047': '05689',
  '048': '0',
  '049': '345',
  '052': '',
  '053': '1236789',
  '054': '4578',
  '055': '01345678',
  '058': '14567',
  '059': '456789',
  '072': '15',
  '073': '56789',
  '075': '',
  '076': '135678',
  '077': '01234689',
  '078': '',
  '079': '016789',
  '082': '034679',
  '083': '345678',
  '084': '5678',
  '086': '356789',
  '087': '579',
  '088': '034579',
  '089': '2345678',
  '092': '0',
  '093': '',
  '095': '0245679',
  '096': '456789',
  '097': '234789',
  '098': '0234567',
  '099': '34567',
};

const landline = (digits: string): readonly number[] => {
  const exceptions = THREE_DIGITS[digits.slice(0, 3)];
  if (exceptions === undefined || exceptions.includes(digits.charAt(3))) return [4, 2, 4];
  return [3, 3, 4];
};

/** How many digits stand between the hyphens of a domestic number: best effort, for reading aloud only. */
export const phoneGroups = (digits: string): readonly number[] => {
  for (const length of [5, 4, 3, 2]) {
    const special = SPECIAL[digits.slice(0, length)];
    if (special && special.reduce((sum, group) => sum + group) === digits.length) return special;
  }
  return landline(digits);
};

/** The digits with hyphens between the groups: 0312345678 → 03-1234-5678. */
export const withHyphens = (digits: string): string => {
  const [area = 0, exchange = 0] = phoneGroups(digits);
  return [digits.slice(0, area), digits.slice(area, area + exchange), digits.slice(area + exchange)].join(
    '-',
  );
};
