import { Municipality } from '../../shared/domain/municipality/schema.ts';
import { packFigures } from '../../shared/domain/survey/packed.ts';
import { askedBackLetter } from '../../shared/mail/escalation/asked-back.ts';
import { notAcknowledgedLetter } from '../../shared/mail/escalation/not-acknowledged.ts';
import { noticeLetter } from '../../shared/mail/escalation/notice.ts';
import { outcomeDueLetter } from '../../shared/mail/escalation/outcome-due.ts';
import { outcomeMissingLetter } from '../../shared/mail/escalation/outcome-missing.ts';
import { caseNotTakenLetter } from '../../shared/mail/intake/case-not-taken.ts';
import { caseTakenLetter } from '../../shared/mail/intake/case-taken.ts';
import { intakeReceivedLetter } from '../../shared/mail/intake/intake-received.ts';
import type { Letter, LetterLink } from '../../shared/mail/letter.ts';
import {
  corporationInvitationLetter,
  corporationReceiptLetter,
  corporationReminderLetter,
} from '../../shared/mail/vacancy/corporation.ts';
import { roundClosedLetter } from '../../shared/mail/vacancy/round-closed.ts';
import {
  surveyForwardedLetter,
  surveyForwardNoticeLetter,
} from '../../shared/mail/vacancy/survey-forwarded.ts';
import { surveyInvitationLetter } from '../../shared/mail/vacancy/survey-invitation.ts';
import { surveyReceiptLetter } from '../../shared/mail/vacancy/survey-receipt.ts';
import { surveyReminderLetter } from '../../shared/mail/vacancy/survey-reminder.ts';
import {
  followUpQuestionLetter,
  followUpReminderLetter,
  optionsOfferedLetter,
  optionsReminderLetter,
} from '../../shared/mail/waitlist/follow-up-letters.ts';
import { followUpOverdueLetter } from '../../shared/mail/waitlist/follow-up-overdue.ts';
import type { Locale } from '../../shared/words/translate.ts';
import { anOpenCampaign } from '../builders/campaign.ts';

/** An invented city that says so only where a letter asks for it: what is read here is what a real one sends. */
const city = Municipality.parse({
  municipality: '990001',
  name: { ja: 'みほん市', en: 'Mihon City' },
  demo: false,
  wards: [{ ward: 'kita', name: { ja: '北区', en: 'Kita Ward' } }],
  postalAreas: [],
  hosts: [],
  complaintsDesk: {
    name: { ja: 'みほん市 苦情相談窓口', en: 'Mihon City complaints desk' },
    phone: '000-000-0190',
    hours: { ja: '平日 9:00〜17:00', en: 'weekdays 9:00–17:00' },
  },
  consultationDesk: {
    name: { ja: 'みほん市 保育相談窓口', en: 'Mihon City childcare counter' },
    phone: '000-000-0180',
    hours: { ja: '平日 8:45〜17:15', en: 'weekdays 8:45–17:15' },
  },
  closures: [],
});

const linkTo = (page: string): LetterLink => ({
  url: `https://hoiku.example.jp${page}?link=990001.xxxxxxxxxxxxxxxxxxxxxx`,
  doorUrl: `https://hoiku.example.jp${page}/open?m=990001`,
  reference: 'K7M2 4QXD',
  code: '7Q2M4X',
  until: '2027-01-31',
});

const campaign = anOpenCampaign({
  contact: {
    name: { ja: 'みほん市 保育対策課', en: 'Mihon City Childcare Division' },
    phone: '000-000-0170',
  },
});
const thanked = {
  ...campaign,
  intro: {
    ja: '今月から、一時預かりについても伺っています。',
    en: 'From this month we also ask about temporary care.',
  },
};

const answer = {
  figures: packFigures({
    classes: [
      { exists: false },
      { exists: true, capacity: 12, enrolled: 10, vacancy: 2, waiting: 0 },
      { exists: true, capacity: 12, enrolled: 12, vacancy: 0, waiting: 3 },
      { exists: true, capacity: 15, enrolled: 14, vacancy: 1 },
      { exists: 'unknown' },
      { exists: 'unknown' },
    ],
    joint: [{ classes: [4, 5], capacity: 30, enrolled: 28, vacancy: 2, waiting: 0 }],
  }),
  unchanged: false,
};

const progress = {
  total: 150,
  asked: 0,
  answered: 128,
  phoned: 20,
  left: 2,
  undelivered: 4,
  gone: 1,
};

/** One letter as the outbox names it, with every shape that it takes; the shape is part of its file's name. */
type Shapes = Record<string, (locale: Locale) => Letter>;

const reference = 'A7KM-2QX4';
const toGuardian = (locale: Locale) => ({ municipality: city, locale, link: linkTo('/my'), reference });
const toStaff = (locale: Locale) => ({ municipality: city, locale, reference });
const toAgency = (locale: Locale) => ({
  ...toStaff(locale),
  link: linkTo('/escalations'),
  agency: locale === 'ja' ? 'みほん児童相談所' : 'Mihon Child Guidance Centre',
  phone: '000-000-0191',
});
const toFacility = (locale: Locale) => ({
  municipality: city,
  locale,
  link: linkTo('/survey'),
  campaign,
  facilityName: 'みほんひがし保育園',
});
const toCorporation = (locale: Locale) => ({
  municipality: city,
  locale,
  link: linkTo('/survey/corporation'),
  campaign,
  corporationName: '社会福祉法人みほん会',
  answered: ['みほんひがし保育園', 'みほんにし保育園'],
  silent: ['みほんみなみ小規模保育室'],
});

const answered = (locale: Locale) => ({ ...toFacility(locale), answer, shown: { kind: 'now' } as const });

/** Every letter of the product, written from invented facts. */
export const renderedLetters: Record<string, Shapes> = {
  'intake-received': {
    '': (locale) => intakeReceivedLetter(toGuardian(locale)),
    'of-a-demo': (locale) =>
      intakeReceivedLetter({ ...toGuardian(locale), municipality: { ...city, demo: true } }),
  },
  'case-taken': { '': (locale) => caseTakenLetter(toGuardian(locale)) },
  'case-not-taken': { '': (locale) => caseNotTakenLetter(toStaff(locale)) },
  'follow-up-question': { '': (locale) => followUpQuestionLetter(toGuardian(locale)) },
  'follow-up-reminder': { '': (locale) => followUpReminderLetter(toGuardian(locale)) },
  'options-offered': { '': (locale) => optionsOfferedLetter(toGuardian(locale)) },
  'options-reminder': { '': (locale) => optionsReminderLetter(toGuardian(locale)) },
  'follow-up-overdue': {
    'call-guardian': (locale) => followUpOverdueLetter({ ...toStaff(locale), task: 'call-guardian' }),
    'offer-options': (locale) => followUpOverdueLetter({ ...toStaff(locale), task: 'offer-options' }),
  },
  'survey-invitation': {
    '': (locale) => surveyInvitationLetter(toFacility(locale)),
    'with-intro': (locale) => surveyInvitationLetter({ ...toFacility(locale), campaign: thanked }),
  },
  'survey-reminder': {
    first: (locale) => surveyReminderLetter({ ...toFacility(locale), reminder: 1 }),
    last: (locale) => surveyReminderLetter({ ...toFacility(locale), reminder: 2 }),
  },
  'survey-receipt': {
    '': (locale) => surveyReceiptLetter({ ...answered(locale), stands: 'changeable' }),
    late: (locale) => surveyReceiptLetter({ ...answered(locale), stands: 'late' }),
    corrected: (locale) => surveyReceiptLetter({ ...answered(locale), stands: 'corrected' }),
    'while-frozen': (locale) =>
      surveyReceiptLetter({
        ...answered(locale),
        stands: 'changeable',
        shown: { kind: 'frozen', from: '2026-11-21' },
      }),
    'frozen-without-end': (locale) =>
      surveyReceiptLetter({ ...answered(locale), stands: 'changeable', shown: { kind: 'frozen' } }),
  },
  'survey-forwarded': { '': (locale) => surveyForwardedLetter(toFacility(locale)) },
  'survey-forward-notice': {
    '': (locale) => surveyForwardNoticeLetter({ ...toFacility(locale), colleague: 'y•••@example.jp' }),
  },
  'corporation-invitation': {
    '': (locale) => corporationInvitationLetter({ ...toCorporation(locale), answered: [], silent: allThree }),
  },
  'corporation-reminder': {
    first: (locale) => corporationReminderLetter({ ...toCorporation(locale), reminder: 1 }),
    last: (locale) => corporationReminderLetter({ ...toCorporation(locale), reminder: 2 }),
  },
  'corporation-receipt': { '': (locale) => corporationReceiptLetter(toCorporation(locale)) },
  'round-closed': {
    'with-calls': (locale) => roundClosedLetter({ municipality: city, locale, campaign, progress }),
    'all-answered': (locale) =>
      roundClosedLetter({
        municipality: city,
        locale,
        campaign,
        progress: { ...progress, answered: 150, phoned: 0, left: 0, undelivered: 0, gone: 0 },
      }),
  },
  'escalation-notice': {
    first: (locale) => noticeLetter({ ...toAgency(locale), again: false }),
    again: (locale) => noticeLetter({ ...toAgency(locale), again: true }),
  },
  'escalation-outcome-due': { '': (locale) => outcomeDueLetter({ ...toAgency(locale), hours: 24 }) },
  'escalation-outcome-missing': {
    reminder: (locale) => outcomeMissingLetter({ ...toStaff(locale), hours: 47, alarm: false }),
    alarm: (locale) => outcomeMissingLetter({ ...toStaff(locale), hours: 48, alarm: true }),
  },
  'escalation-not-acknowledged': {
    '': (locale) => notAcknowledgedLetter({ ...toStaff(locale), rung: 3 }),
  },
  'escalation-asked-back': { '': (locale) => askedBackLetter(toStaff(locale)) },
};

const allThree = ['みほんひがし保育園', 'みほんにし保育園', 'みほんみなみ小規模保育室'];
