import { Corporation } from '../../shared/domain/corporation/schema.ts';
import { CorporationId } from '../../shared/domain/ids.ts';
import { CITY } from '../infra/at-home.ts';

export const corporationId = (number: number): CorporationId =>
  CorporationId.parse(`corporation_01TEST0000000000000000000${number}`);

type Loose = Partial<{ [Key in keyof Corporation]: unknown }>;

/** A corporation of the tests' city without an address, which answers for nobody. */
export const aCorporation = (facts: Loose = {}): Corporation =>
  Corporation.parse({
    municipality: CITY,
    corporationId: corporationId(1),
    name: '社会福祉法人みほん会',
    facilityIds: [],
    ...facts,
  });
