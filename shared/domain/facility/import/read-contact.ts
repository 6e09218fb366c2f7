import type { MailAddress } from '../../japanese/mail-address.ts';
import { readMailAddress } from '../../japanese/mail-address.ts';
import { type PhoneNumber, readPhone } from '../../japanese/phone.ts';
import { type PostalCode, readPostalCode } from '../../japanese/postal-code.ts';
import { WebAddress } from '../schema.ts';
import { type CellReading, cellValue, emptyCell, notUnderstood, readingOf } from './cell.ts';
import { reason } from './reasons.ts';

const NONE = /^(?:なし|無し?|あり|有り?)$/;
const BETWEEN_NUMBERS = /(?<=\d{4})\s*(?:[、,;/／・\s]|\([^)]*\)|又は|または|or)\s*(?=\(?[^\d]*0)/i;
const EXTENSION = /^(.*\d)\s*[(（]?\s*(?:内線|ext\.?|#)\s*:?\s*(\d{1,6})\s*[)）]?$/i;

const readSeveral = (tidy: string): CellReading<{ phone: PhoneNumber }> => {
  const first = (tidy.split(BETWEEN_NUMBERS)[0] ?? tidy).replace(/^\(\D*\)/, '');
  const reading = readPhone(first);
  return reading.ok
    ? cellValue({ phone: reading.value.value }, reason('phonesSeveral', { kept: reading.value.value }))
    : notUnderstood('phoneNotUnderstood');
};

/** A phone or fax number. An extension is split off; of several numbers the first is kept, with a doubt. */
export const readPhoneCell = readingOf<{ phone: PhoneNumber; extension?: string }>((tidy) => {
  if (NONE.test(tidy)) return emptyCell;
  const withExtension = EXTENSION.exec(tidy);
  const reading = readPhone(withExtension?.[1] ?? tidy);
  if (reading.ok) {
    const phone = reading.value.value;
    return cellValue(withExtension?.[2] ? { phone, extension: withExtension[2] } : { phone });
  }
  if (reading.refusal.kind === 'several phone numbers') return readSeveral(tidy);
  if (reading.refusal.kind === 'phone without area code') return notUnderstood('phoneWithoutAreaCode');
  return notUnderstood('phoneNotUnderstood');
});

/** A mail address; a likely slip is a doubt. */
export const readMailCell = readingOf<MailAddress>((tidy) => {
  if (NONE.test(tidy)) return emptyCell;
  const reading = readMailAddress(tidy);
  if (!reading.ok) return notUnderstood('mailNotUnderstood');
  const { didYouMean } = reading;
  return cellValue(reading.value.value, didYouMean && reason('mailMaybeMistyped', { didYouMean }));
});

/** A postal code. */
export const readPostalCell = readingOf<PostalCode>((tidy) => {
  const reading = readPostalCode(tidy);
  return reading.ok ? cellValue(reading.value.value) : notUnderstood('postalCodeNotUnderstood');
});

/** A web address; without its scheme it gains http. `あり` only says that there is one. */
export const readWebCell = readingOf<WebAddress>((tidy) => {
  if (NONE.test(tidy)) return emptyCell;
  // CP932 writes the tilde of a home page as an overline.
  const [first = ''] = tidy
    .replaceAll('\u203e', '~')
    .replaceAll('\\/', '/')
    .split(/[\s、]+/);
  const complete = /^[a-z][a-z0-9+.-]*:/i.test(first) ? first : `http://${first}`;
  const address = /^(?:https?:\/\/|www\.|[\w-]+(?:\.[\w-]+)*\.(?:jp|com|net|org|info|biz)(?:\/|$))/i.test(
    first,
  )
    ? WebAddress.safeParse(complete)
    : undefined;
  return address?.success ? cellValue(address.data) : notUnderstood('webNotUnderstood');
});
