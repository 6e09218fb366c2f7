import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { CITY, KITA, MINAMI } from './escalation.ts';

/** An invented city of two wards. */
export const city: Municipality = {
  municipality: CITY,
  name: { ja: 'みなと市', en: 'Minato' },
  demo: true,
  wards: [
    { ward: KITA, name: { ja: '北区', en: 'North' } },
    { ward: MINAMI, name: { ja: '南区', en: 'South' } },
  ],
  postalAreas: [],
  hosts: [],
  complaintsDesk: { name: { ja: '相談窓口' }, phone: '045-000-0009', hours: { ja: '平日' } },
  closures: [],
};
