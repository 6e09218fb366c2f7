import { Agency } from '../../../shared/domain/agency/schema.ts';
import { EscalationKind } from '../../../shared/domain/escalation/kind.ts';
import { demoCity } from './city.ts';
import { seededBy } from './seeded.ts';

const chance = seededBy('agencies');
const idOf = (key: string): string => `agency_${chance.ulid(key)}`;
const everyWard = demoCity.wards.map((ward) => ward.ward);

/** Two agencies that answer day and night, two that answer in office hours; all invented. */
export const demoAgencies = (): Agency[] =>
  [
    {
      key: 'centre',
      kind: 'children-and-families-centre',
      name: {
        ja: 'みなも市こども家庭センター（架空）',
        en: 'Minamo Children and Families Centre (invented)',
      },
      duty: { on: 'day-and-night' },
      contacts: [
        { name: '相談受付', mail: 'centre-desk@agency.example.jp', phone: '000-000-0201' },
        { name: '当番係長', mail: 'centre-duty@agency.example.jp', phone: '000-000-0202' },
      ],
    },
    {
      key: 'guidance',
      kind: 'child-guidance-centre',
      name: { ja: '架空県みなも児童相談所', en: 'Minamo Child Guidance Centre (invented)' },
      duty: { on: 'day-and-night' },
      contacts: [{ name: '通告受付', mail: 'guidance@agency.example.jp', phone: '000-000-0203' }],
    },
    {
      key: 'health',
      kind: 'health-centre',
      name: { ja: 'みなも市保健センター（架空）', en: 'Minamo Health Centre (invented)' },
      duty: { on: 'working-days', from: '08:30', until: '17:15' },
      contacts: [{ name: '地区担当', mail: 'health@agency.example.jp', phone: '000-000-0204' }],
    },
    {
      key: 'disability',
      kind: 'disability-facility',
      name: { ja: 'みなも発達支援センター（架空）', en: 'Minamo Development Centre (invented)' },
      duty: { on: 'working-days', from: '09:00', until: '17:00' },
      contacts: [{ name: '地域連携', mail: 'development@agency.example.jp', phone: '000-000-0205' }],
    },
  ].map(({ key, ...agency }) =>
    Agency.parse({
      ...agency,
      agencyId: idOf(key),
      municipality: demoCity.municipality,
      wards: everyWard,
      active: true,
    }),
  );

/** The demo city's kinds of concern and their routes; each city has its own. */
export const demoKinds = (): EscalationKind[] => {
  const atOnce = {
    minutesPerRung: 30,
    counted: 'day-and-night',
    safetyWithin48Hours: true,
    consent: 'not-needed',
  };
  const inOfficeHours = {
    minutesPerRung: 480,
    counted: 'working-hours',
    safetyWithin48Hours: false,
    consent: 'needed',
  };
  return [
    {
      kind: 'suspected-abuse',
      ja: '虐待の疑い（通告）',
      en: 'Suspected abuse (notice)',
      route: ['centre', 'guidance'],
      terms: atOnce,
    },
    {
      kind: 'violence-at-home',
      ja: '家庭内の暴力',
      en: 'Violence at home',
      route: ['centre', 'guidance'],
      terms: atOnce,
    },
    {
      kind: 'disabled-child',
      ja: '障害のある子どもの支援',
      en: 'A child with a disability',
      route: ['disability', 'health'],
      terms: inOfficeHours,
    },
    {
      kind: 'development',
      ja: '発達・健康の気がかり',
      en: 'Development or health',
      route: ['health', 'disability'],
      terms: inOfficeHours,
    },
    {
      kind: 'hardship',
      ja: '生活の困りごと',
      en: 'A family in hardship',
      route: ['centre'],
      terms: inOfficeHours,
    },
  ].map(({ kind, ja, en, route, terms }) =>
    EscalationKind.parse({
      municipality: demoCity.municipality,
      kind,
      name: { ja, en },
      route: route.map(idOf),
      terms,
      callBackPhone: '000-000-0191',
      active: true,
    }),
  );
};
