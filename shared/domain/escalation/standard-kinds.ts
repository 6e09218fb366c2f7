import type { AgencyId } from '../ids.ts';
import type { LocalText, MunicipalityCode } from '../municipality/schema.ts';
import type { EscalationKind, EscalationTerms } from './kind.ts';

/** Who is told of what, in order, when a municipality starts. It may change every line afterwards. */
export type StandardRoutes = Record<StandardKind, readonly AgencyId[]>;

const STANDARD = {
  'suspected-abuse': {
    name: { ja: '虐待の疑い（通告）', en: 'Suspected abuse (notice)' },
    terms: {
      minutesPerRung: 30,
      counted: 'day-and-night',
      safetyWithin48Hours: true,
      consent: 'not-needed',
    },
  },
  'violence-at-home': {
    name: { ja: '家庭内の暴力（配偶者など）', en: 'Violence at home' },
    terms: {
      minutesPerRung: 60,
      counted: 'day-and-night',
      safetyWithin48Hours: true,
      consent: 'not-needed',
    },
  },
  'missing-contact': {
    name: { ja: '所在・安否が確認できない', en: 'The family cannot be found' },
    terms: {
      minutesPerRung: 120,
      counted: 'working-hours',
      safetyWithin48Hours: true,
      consent: 'not-needed',
    },
  },
  'disabled-child': {
    name: { ja: '障害のある子どもの支援', en: 'Support for a disabled child' },
    terms: {
      minutesPerRung: 480,
      counted: 'working-hours',
      safetyWithin48Hours: false,
      consent: 'needed',
    },
  },
  'development-or-health': {
    name: { ja: '発達・健康の心配', en: 'Concern about development or health' },
    terms: {
      minutesPerRung: 480,
      counted: 'working-hours',
      safetyWithin48Hours: false,
      consent: 'needed',
    },
  },
  hardship: {
    name: { ja: '生活の困りごと', en: 'Hardship' },
    terms: {
      minutesPerRung: 480,
      counted: 'working-hours',
      safetyWithin48Hours: false,
      consent: 'needed',
    },
  },
} satisfies Record<string, { name: LocalText; terms: EscalationTerms }>;

export type StandardKind = keyof typeof STANDARD;

/** The kinds of the outline (R5(4), R5(5)) with their usual clocks, for a municipality that starts. */
export const standardKinds = (
  municipality: MunicipalityCode,
  callBackPhone: string,
  routes: StandardRoutes,
): EscalationKind[] =>
  (Object.keys(STANDARD) as StandardKind[]).map((kind) => ({
    municipality,
    kind,
    name: STANDARD[kind].name,
    route: [...routes[kind]],
    terms: STANDARD[kind].terms,
    callBackPhone,
    active: true,
  }));
