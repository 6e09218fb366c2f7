import { z } from 'zod';
import { readDate } from './date.ts';
import { readReading } from './kana.ts';
import { readMailAddress } from './mail-address.ts';
import type { Reading } from './normalised.ts';
import { readPersonName } from './person-name.ts';
import { readPhone } from './phone.ts';
import { readPostalCode } from './postal-code.ts';

/** A form field that takes what a person types and gives the value, or an issue whose `params.kind` says why not. */
const fieldReadBy = <T, Kind extends string>(read: (given: string) => Reading<T, Kind>) =>
  z.string().transform((given, context): T => {
    const reading = read(given);
    if (reading.ok) return reading.value.value;
    context.issues.push({
      code: 'custom',
      input: given,
      message: reading.refusal.kind,
      params: { kind: reading.refusal.kind },
    });
    return z.NEVER;
  });

/** Typed text → ISO date. See `readDate`. */
export const DateField = fieldReadBy(readDate);
/** Typed text → `PhoneNumber`. See `readPhone`. */
export const PhoneField = fieldReadBy(readPhone);
/** Typed text → `MailAddress`. See `readMailAddress`. */
export const MailAddressField = fieldReadBy(readMailAddress);
/** Typed text → `PostalCode`. See `readPostalCode`. */
export const PostalCodeField = fieldReadBy(readPostalCode);
/** Typed text → `PersonName`. See `readPersonName`. */
export const PersonNameField = fieldReadBy(readPersonName);
/** Typed text → reading in katakana. See `readReading`. */
export const ReadingField = fieldReadBy(readReading);
