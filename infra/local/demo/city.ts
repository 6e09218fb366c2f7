import { Municipality } from '../../../shared/domain/municipality/schema.ts';

/**
 * An invented city: Minamo, three wards by an invented bay. Its code has the shape and the check digit of a real one, but no
 * prefecture has the number 99. Its map lies in the open sea.
 */
export const demoCity: Municipality = Municipality.parse({
  municipality: '990019',
  name: { ja: 'みなも市', en: 'Minamo City' },
  demo: true,
  hosts: [],
  wards: [
    { ward: 'kita', name: { ja: '北区', en: 'Kita Ward' }, centre: { latitude: 34.63, longitude: 140.52 } },
    { ward: 'hama', name: { ja: '浜区', en: 'Hama Ward' }, centre: { latitude: 34.6, longitude: 140.55 } },
    { ward: 'oka', name: { ja: '丘区', en: 'Oka Ward' }, centre: { latitude: 34.6, longitude: 140.48 } },
  ],
  postalAreas: [
    area('999-0011', 'kita', '若草町', 'Wakakusa-cho', 34.634, 140.516),
    area('999-0012', 'kita', '水車町', 'Suisha-cho', 34.627, 140.528),
    area('999-0021', 'hama', '灯台前', 'Todai-mae', 34.604, 140.556),
    area('999-0022', 'hama', '潮見', 'Shiomi', 34.595, 140.545),
    area('999-0031', 'oka', '風見台', 'Kazami-dai', 34.604, 140.474),
    area('999-0032', 'oka', '竹の丘', 'Take-no-oka', 34.596, 140.487),
  ],
  complaintsDesk: {
    name: { ja: 'みなも市 子育て支援課 苦情相談窓口（架空）', en: 'Minamo City complaints desk (invented)' },
    phone: '000-000-0190',
    hours: { ja: '平日 9:00〜17:00', en: 'weekdays 9:00–17:00' },
  },
  consultationDesk: {
    name: { ja: 'みなも市 保育相談窓口（架空）', en: 'Minamo City childcare counter (invented)' },
    phone: '000-000-0180',
    hours: { ja: '平日 8:45〜17:15', en: 'weekdays 8:45–17:15' },
  },
  closures: [],
});

function area(postalCode: string, ward: string, ja: string, en: string, latitude: number, longitude: number) {
  return { postalCode, ward, name: { ja, en }, centre: { latitude, longitude } };
}
