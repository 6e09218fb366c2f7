import { Municipality, type MunicipalityCode } from '../../shared/domain/municipality/schema.ts';

/**
 * A municipality that joins the installation, with the least that must be known. Wards are `code=名称`; without any it has
 * one, `all`. Its complaints desk (R5(7)) must be set before it opens to the public: until then its pages say so.
 */
export const foundMunicipality = (
  municipality: MunicipalityCode,
  name: string,
  wards: readonly string[],
): Municipality =>
  Municipality.parse({
    municipality,
    name: { ja: name },
    demo: false,
    wards: (wards.length > 0 ? wards : [`all=${name}`]).map((text) => {
      const [ward, ...words] = text.split('=');
      return { ward, name: { ja: words.join('=') || ward } };
    }),
    postalAreas: [],
    hosts: [],
    complaintsDesk: { name: { ja: '（苦情窓口は未設定です）' }, phone: '-', hours: { ja: '-' } },
    closures: [],
  });
