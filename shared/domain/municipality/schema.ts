import { z } from 'zod';

/** 全国地方公共団体コード, six digits, the last one a check digit. The importer checks the digit; here its shape is enough. */
export const MunicipalityCode = z
  .string()
  .regex(/^\d{6}$/)
  .brand<'MunicipalityCode'>();
export type MunicipalityCode = z.infer<typeof MunicipalityCode>;

/** A stable word for a ward inside its municipality (`kita`); a municipality without wards has one, `all`. */
export const WardCode = z
  .string()
  .regex(/^[a-z0-9-]{1,30}$/)
  .brand<'WardCode'>();
export type WardCode = z.infer<typeof WardCode>;

/** A text that people read, in Japanese and, where there is one, in English. */
export const LocalText = z.object({ ja: z.string().min(1), en: z.string().min(1).optional() });
export type LocalText = z.infer<typeof LocalText>;

/** A place on the map. Unit: degrees, WGS 84. */
export const Place = z.object({ latitude: z.number(), longitude: z.number() });
export type Place = z.infer<typeof Place>;

export const Ward = z.object({
  ward: WardCode,
  name: LocalText,
  /** Where distances are counted from when a family names nothing nearer. */
  centre: Place.optional(),
});
export type Ward = z.infer<typeof Ward>;

/** Where a postal code lies, so that distances can be counted from a family's part of town. */
export const PostalArea = z.object({
  postalCode: z.string().regex(/^\d{3}-\d{4}$/),
  ward: WardCode,
  name: LocalText,
  centre: Place,
});
export type PostalArea = z.infer<typeof PostalArea>;

/** A counter that people phone: its name, its number, and when somebody answers. */
export const PublicDesk = z.object({ name: LocalText, phone: z.string(), hours: LocalText });
export type PublicDesk = z.infer<typeof PublicDesk>;

export const Municipality = z.object({
  municipality: MunicipalityCode,
  name: LocalText,
  /** True for an invented city: every page and mail then says so. */
  demo: z.boolean(),
  wards: z.array(Ward).min(1),
  postalAreas: z.array(PostalArea),
  /** The hosts under which the public reaches this municipality, where it has its own. */
  hosts: z.array(z.string()),
  /** R5(7): whom to turn to with a complaint, on every page and mail. */
  complaintsDesk: PublicDesk,
  /** 相談窓口: whom a family phones about its case, on every mail to a family; a municipality may have said none yet. */
  consultationDesk: PublicDesk.optional(),
  /** Days on which the offices are closed beyond weekends, national holidays and 29 December – 3 January. */
  closures: z.array(z.iso.date()),
});
export type Municipality = z.infer<typeof Municipality>;

/** The words for a text in a language; Japanese where the language has none. */
export const localText = (text: LocalText, locale: string): string =>
  (locale === 'en' ? text.en : undefined) ?? text.ja;
