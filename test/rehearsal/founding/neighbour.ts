import { Municipality } from '../../../shared/domain/municipality/schema.ts';
import { Staff } from '../../../shared/domain/staff/schema.ts';
import { municipalities, staffRecords } from '../../../shared/store/registry.ts';
import { replacing } from '../../../shared/store/writes.ts';
import type { World } from '../world.ts';

/** The other municipality of the installation. Its ward has the same word as one of ours, as wards often have. */
export const theNeighbour = (): World['neighbour'] => {
  const city = Municipality.parse({
    municipality: '990027',
    name: { ja: 'となり市' },
    demo: true,
    wards: [{ ward: 'kita', name: { ja: '北区' } }],
    postalAreas: [],
    hosts: [],
    complaintsDesk: { name: { ja: '相談窓口' }, phone: '000-000-0001', hours: { ja: '平日' } },
    closures: [],
  });
  const staff = Staff.parse({
    municipality: city.municipality,
    staffId: 'staff_01NE1GHB0VR000000000000000',
    subject: 'neighbour',
    name: { ja: '架空の隣人' },
    role: 'supervisor',
    wards: ['kita'],
    mail: 'neighbour@next.example.jp',
    languages: ['ja'],
    active: true,
  });
  return { city, staff };
};

export const foundNeighbour = async ({ twin, neighbour: { city, staff } }: World): Promise<void> => {
  await twin.store.store.commit([replacing(staffRecords, staff), replacing(municipalities, city)]);
};
