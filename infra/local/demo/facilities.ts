import { Facility } from '../../../shared/domain/facility/schema.ts';
import { demoCity } from './city.ts';
import { type Seeded, seededBy } from './seeded.ts';

/** So many facilities in each ward: about as many as a small ward has. */
const PER_WARD = 50;

const FIRST = [
  'あおば',
  'ひばり',
  'こもれび',
  'なぎさ',
  'たんぽぽ',
  'ほしのこ',
  'みつばち',
  'どんぐり',
  'そよかぜ',
  'はなみずき',
  'にじいろ',
  'つくし',
  'かもめ',
  'こだま',
  'ゆりかご',
  'おひさま',
  'しろつめ',
];
const LATIN = [
  'Aoba',
  'Hibari',
  'Komorebi',
  'Nagisa',
  'Tampopo',
  'Hoshinoko',
  'Mitsubachi',
  'Donguri',
  'Soyokaze',
  'Hanamizuki',
  'Nijiiro',
  'Tsukushi',
  'Kamome',
  'Kodama',
  'Yurikago',
  'Ohisama',
  'Shirotsume',
];

/** How often each kind comes in fifty, what it calls itself, and which ages it takes. */
const KINDS = [
  { type: 'licensed-nursery', ja: '保育園', en: 'Nursery', count: 22, capacity: [60, 120], until: 5 },
  {
    type: 'small-scale',
    ja: '小規模保育室',
    en: 'Small Nursery',
    count: 10,
    capacity: [12, 19],
    until: 2,
  },
  {
    type: 'kodomoen',
    ja: 'こども園',
    en: 'Children’s Centre',
    count: 5,
    capacity: [90, 180],
    until: 5,
  },
  { type: 'family-daycare', ja: '家庭保育室', en: 'Home Care', count: 4, capacity: [3, 5], until: 2 },
  { type: 'unlicensed', ja: 'キッズルーム', en: 'Kids Room', count: 5, capacity: [15, 40], until: 5 },
  {
    type: 'kindergarten',
    ja: '幼稚園',
    en: 'Kindergarten',
    count: 4,
    capacity: [120, 240],
    until: 5,
    from: 3,
  },
] as const;

type Kind = (typeof KINDS)[number];

/** 150 invented facilities, the same every time. Their addresses answer at `example.jp`, which belongs to nobody. */
export const demoFacilities = (): Facility[] =>
  demoCity.wards.flatMap((ward) => {
    const chance = seededBy(`facilities of ${ward.ward}`);
    const kinds = KINDS.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
    return kinds.slice(0, PER_WARD).map((kind, index) => facility(ward, kind, index, chance));
  });

type DemoWard = (typeof demoCity.wards)[number];

const facility = (ward: DemoWard, kind: Kind, index: number, chance: Seeded): Facility => {
  const area = chance.pick(demoCity.postalAreas.filter((one) => one.ward === ward.ward));
  const name = index % FIRST.length;
  const number = Math.floor(index / FIRST.length) + 1;
  const key = `${ward.ward}-${index + 1}`;
  const phoneTail = String(1000 + demoCity.wards.indexOf(ward) * 100 + index);
  return Facility.parse({
    id: `facility_${chance.ulid(key)}`,
    municipality: demoCity.municipality,
    externalNumber: `99${String(demoCity.wards.indexOf(ward) + 1)}${String(index + 1).padStart(4, '0')}`,
    name: `${area.name.ja}${FIRST[name]}${number > 1 ? `第${number}` : ''}${kind.ja}`,
    nameEnglish: `${area.name.en} ${LATIN[name]} ${kind.en}${number > 1 ? ` ${number}` : ''}`,
    type: kind.type,
    ward: ward.ward,
    address: {
      full: `みなも市${ward.name.ja}${area.name.ja}${1 + chance.below(5)}-${1 + chance.below(20)}（架空）`,
    },
    postalCode: area.postalCode,
    location: {
      latitude: round(area.centre.latitude + (chance.below(200) - 100) / 10_000),
      longitude: round(area.centre.longitude + (chance.below(200) - 100) / 10_000),
    },
    phone: `000-000-${phoneTail}`,
    mail: `${key}@facility.example.jp`,
    capacity: kind.capacity[0] + chance.below(kind.capacity[1] - kind.capacity[0] + 1),
    ages: {
      from:
        'from' in kind
          ? { unit: 'class', ageClass: kind.from }
          : chance.pick([
              { unit: 'days', count: 57 },
              { unit: 'months', count: 6 },
              { unit: 'class', ageClass: 1 },
            ]),
      until: { unit: 'class', ageClass: kind.until },
    },
    hours: hoursOf(kind, chance),
    temporaryCare: chance.below(3) === 0,
    ownership: kind.type === 'licensed-nursery' && chance.below(4) === 0 ? 'public' : 'private',
    source: { name: 'みなも市（架空のデモデータ）' },
  });
};

const hoursOf = (kind: Kind, chance: Seeded) => {
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
  if (kind.type === 'kindergarten')
    return [{ days: weekdays, open: '09:00', close: chance.pick(['14:00', '17:00']) }];
  const close = chance.pick(['18:00', '18:30', '19:00', '20:00']);
  const saturday = chance.below(3) > 0 ? [{ days: ['sat'], open: '07:30', close: '17:30' }] : [];
  return [{ days: weekdays, open: chance.pick(['07:00', '07:30']), close }, ...saturday];
};

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
