/**
 * Everything that people type where a phone or a postal code has a hyphen: dashes, minus signs, the sound
 * mark ー in both widths, box-drawing lines. NFKC leaves most of them as they are.
 */
const LOOK_ALIKES =
  /[\u00ad\u02d7\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u2574\u2576\u2796\u2f00\u30a0\u30fc\ufe58\ufe63\uff0d\uff70\u4e00\u3161\u1173]/g;

/** Every look-alike becomes `-`. Only for texts made of digits: in a name or an address ー is a letter and 一 a number. */
export const plainHyphens = (text: string): string => text.replace(LOOK_ALIKES, '-');
