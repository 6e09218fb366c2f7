import { Staff } from '../../../shared/domain/staff/schema.ts';
import { demoCity } from './city.ts';
import { seededBy } from './seeded.ts';

type Person = {
  key: string;
  ja: string;
  en: string;
  role: Staff['role'];
  wards: string[];
  languages: string[];
};

const PEOPLE: Person[] = [
  {
    key: 'sato',
    ja: '佐藤 みのり',
    en: 'Minori Sato',
    role: 'consultant',
    wards: ['kita'],
    languages: ['ja'],
  },
  {
    key: 'suzuki',
    ja: '鈴木 かえで',
    en: 'Kaede Suzuki',
    role: 'consultant',
    wards: ['kita'],
    languages: ['ja', 'en'],
  },
  {
    key: 'tanaka',
    ja: '田中 なお',
    en: 'Nao Tanaka',
    role: 'consultant',
    wards: ['hama'],
    languages: ['ja', 'en'],
  },
  { key: 'ito', ja: '伊藤 はるか', en: 'Haruka Ito', role: 'consultant', wards: ['hama'], languages: ['ja'] },
  {
    key: 'kato',
    ja: '加藤 しおり',
    en: 'Shiori Kato',
    role: 'consultant',
    wards: ['oka'],
    languages: ['ja'],
  },
  {
    key: 'mori',
    ja: '森 あきら',
    en: 'Akira Mori',
    role: 'consultant',
    wards: ['oka'],
    languages: ['ja', 'en'],
  },
  {
    key: 'yamada',
    ja: '山田 けい',
    en: 'Kei Yamada',
    role: 'supervisor',
    wards: ['kita', 'hama', 'oka'],
    languages: ['ja'],
  },
  {
    key: 'abe',
    ja: '阿部 そら',
    en: 'Sora Abe',
    role: 'supervisor',
    wards: ['kita', 'hama', 'oka'],
    languages: ['ja'],
  },
  { key: 'hara', ja: '原 つかさ', en: 'Tsukasa Hara', role: 'administrator', wards: [], languages: ['ja'] },
];

/** The staff of the demo city: six consultants, two supervisors (one sends a round, the other approves it), one administrator. */
export const demoStaff = (): Staff[] => {
  const chance = seededBy('people');
  return PEOPLE.map((person) =>
    Staff.parse({
      municipality: demoCity.municipality,
      staffId: `staff_${chance.ulid(person.key)}`,
      subject: person.key,
      name: { ja: person.ja, en: person.en },
      role: person.role,
      wards: person.wards,
      mail: `${person.key}@city.example.jp`,
      phone: '000-000-0191',
      languages: person.languages,
      active: true,
    }),
  );
};
