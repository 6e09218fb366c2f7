import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { MailAddress } from '../japanese/mail-address.ts';
import { PhoneNumber } from '../japanese/phone.ts';
import { PostalCode } from '../japanese/postal-code.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import { AcceptedAges } from './accepted-ages.ts';
import { FacilityTypeWord } from './facility-type.ts';
import { FacilityId } from './id.ts';
import { OpeningPattern } from './opening-hours.ts';
import { Operation } from './operation.ts';

export { FacilityId } from './id.ts';

/** An address of the web that may become a link: http or https, nothing that runs. */
export const WebAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000);
export type WebAddress = z.infer<typeof WebAddress>;

/** Degrees of WGS 84, within the bounds of Japan. */
export const Location = z.object({
  latitude: z.number().min(20).max(46),
  longitude: z.number().min(122).max(154),
});
export type Location = z.infer<typeof Location>;

/** An address in the parts in which sources give it; `full` is always there. */
export const Address = z.object({
  full: z.string().min(1).max(300),
  prefecture: z.string().min(1).optional(),
  city: z.string().min(1).optional(),
  building: z.string().min(1).optional(),
});
export type Address = z.infer<typeof Address>;

export const Ownership = z.enum(['public', 'private']);
export type Ownership = z.infer<typeof Ownership>;

/** Care that a facility has declared it can give; a kind that is not listed is unknown, `false` is a declared no. */
export const SpecialCare = z.partialRecord(
  z.enum(['disability', 'medical care', 'allergy', 'foreign languages']),
  z.boolean(),
);
export type SpecialCare = z.infer<typeof SpecialCare>;

/** Where facts come from and of which day they are. */
export const Source = z.object({ name: z.string().min(1), asOf: LocalDate.optional() });
export type Source = z.infer<typeof Source>;

/**
 * What is known about a facility. Everything but the name may be unknown, and then it is absent: an absent flag is
 * never a no. `externalNumber` is 施設番号, the key by which a municipality's own files are joined.
 */
export const FacilityFacts = z.object({
  name: z.string().min(1).max(200),
  kana: z.string().min(1).optional(),
  nameEnglish: z.string().min(1).optional(),
  externalNumber: z.string().min(1).max(40).optional(),
  type: FacilityTypeWord.optional(),
  typeAsPublished: z.string().min(1).optional(),
  ward: z.string().min(1).optional(),
  address: Address.optional(),
  postalCode: PostalCode.optional(),
  location: Location.optional(),
  access: z.string().min(1).optional(),
  parking: z.string().min(1).optional(),
  phone: PhoneNumber.optional(),
  phoneExtension: z.string().min(1).optional(),
  fax: PhoneNumber.optional(),
  mail: MailAddress.optional(),
  web: WebAddress.optional(),
  contactForm: WebAddress.optional(),
  capacity: z.number().int().min(0).max(2000).optional(),
  ages: AcceptedAges.optional(),
  hours: z.array(OpeningPattern).min(1).optional(),
  hoursNote: z.string().min(1).optional(),
  roundTheClock: z.boolean().optional(),
  extendedHours: z.boolean().optional(),
  temporaryCare: z.boolean().optional(),
  sickChildCare: z.boolean().optional(),
  holidayCare: z.boolean().optional(),
  nightCare: z.boolean().optional(),
  specialCare: SpecialCare.optional(),
  owner: z.string().min(1).optional(),
  corporateNumber: z
    .string()
    .regex(/^\d{13}$/)
    .optional(),
  approvedOn: LocalDate.optional(),
  ownership: Ownership.optional(),
  meetsStandards: z.boolean().optional(),
  partnerFacilities: z.array(z.string().min(1)).min(1).optional(),
  note: z.string().min(1).optional(),
});
export type FacilityFacts = z.infer<typeof FacilityFacts>;

/** A facility in the registry of a municipality. */
export const Facility = FacilityFacts.extend({
  id: FacilityId,
  municipality: MunicipalityCode,
  source: Source,
  /** Said by a person, never by a file: an import leaves it as it is. */
  operation: Operation.optional(),
});
export type Facility = z.infer<typeof Facility>;
