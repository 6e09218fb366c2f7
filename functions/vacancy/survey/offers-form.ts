import { AGE_CLASSES } from '../../../shared/domain/calendar/age-class.ts';
import {
  type QuestionKind,
  type QuestionSet,
  questionOf,
} from '../../../shared/domain/survey/question-set.ts';
import {
  CARE_DAYS,
  type Offers,
  ownTaking,
  packCareDays,
  Taking,
  Welcome,
} from '../../../shared/domain/vacancy/offers.ts';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';

export const careField = (day: number): string => `care${day}`;

/** Every field of what is offered beside places. */
export const OFFER_FIELDS = [
  'temporaryCare',
  ...CARE_DAYS.map(careField),
  'extendedHours',
  'medicalCare',
  'disability',
  'shortOfStaff',
];

/** In the boxes of classes that lack staff: none does. */
export const NO_SHORTAGE = 'no';

/** What was chosen, of what this facility is asked. */
export const readOffers = (
  body: FormBody,
  { set, type }: { set: QuestionSet; type: string | undefined },
): Offers => {
  const asks = (kind: QuestionKind) => questionOf(set, kind, type) !== undefined;
  const taking = (name: string): Taking | undefined => Taking.safeParse(firstText(body, name)).data;
  const welcome = (name: string): Welcome | undefined => Welcome.safeParse(firstText(body, name)).data;
  const careDays = packCareDays(CARE_DAYS.map((day) => taking(careField(day))));
  return given({
    ...(asks('temporary-care') ? { temporaryCare: taking('temporaryCare'), careDays } : {}),
    ...(asks('extended-hours') ? { extendedHours: taking('extendedHours') } : {}),
    ...(asks('medical-care') ? { medicalCare: welcome('medicalCare') } : {}),
    ...(asks('disability') ? { disability: welcome('disability') } : {}),
    ...(asks('staff-shortage') ? { shortOfStaff: shortage(body.shortOfStaff ?? []) } : {}),
  });
};

/** A ticked class counts, whatever else is ticked. */
const shortage = (ticked: readonly string[]): Offers['shortOfStaff'] => {
  const classes = AGE_CLASSES.filter((age) => ticked.includes(String(age)));
  return classes.length > 0 || ticked.includes(NO_SHORTAGE) ? classes : undefined;
};

const given = (said: Record<string, unknown>): Offers =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/** The form as it stands for what was offered before. */
export const bodyOfOffers = ({ careDays, shortOfStaff, ...said }: Offers): FormBody => {
  const body: FormBody = {};
  for (const name of ['temporaryCare', 'extendedHours', 'medicalCare', 'disability'] as const) {
    const chosen = said[name];
    if (chosen) body[name] = [chosen];
  }
  for (const day of CARE_DAYS) {
    const own = ownTaking(careDays, day);
    if (own) body[careField(day)] = [own];
  }
  if (shortOfStaff) body.shortOfStaff = shortOfStaff.length > 0 ? shortOfStaff.map(String) : [NO_SHORTAGE];
  return body;
};
