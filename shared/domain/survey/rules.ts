import { Temporal } from 'temporal-polyfill';
import { tokyoDate } from '../../runtime/clock.ts';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import type { AgeClass } from '../calendar/age-class.ts';
import type { DateLike, LocalDate } from '../calendar/local-date.ts';
import { isPastDeadline } from '../campaign/rules.ts';
import type { StartedCampaign } from '../campaign/schema.ts';
import { outOfOperation } from '../facility/operation.ts';
import type { Facility, FacilityId } from '../facility/schema.ts';
import type { StaffId, TaskId } from '../ids.ts';
import type { WardCode } from '../municipality/schema.ts';
import { offersIn } from '../vacancy/offers.ts';
import { type PlausibilityQuestion, questionsAbout } from '../vacancy/plausibility.ts';
import type { PublishedFigures } from '../vacancy/published.ts';
import type { Provenance, VacancyFigures } from '../vacancy/schema.ts';
import { unpackFigures } from './packed.ts';
import type { Answer, AnsweredBy, AnsweredSurvey, PhonedSurvey, Survey, SurveyDoor } from './schema.ts';

type Instant = Temporal.Instant;

/** A facility that is asked in this round. */
export const askFacility = (
  campaign: StartedCampaign,
  facilityId: FacilityId,
  ward: WardCode,
  now: Instant,
  sentTo?: string,
): Extract<Survey, { status: 'asked' }> => ({
  status: 'asked',
  municipality: campaign.municipality,
  campaignId: campaign.campaignId,
  facilityId,
  ward,
  askedAt: now.toString(),
  ...(sentTo ? { sentTo } : {}),
  reminded: 0,
});

export type AnswerRefusal =
  | { kind: 'AnswerAfterDeadline'; deadlineOn: LocalDate }
  | { kind: 'RoundIsStopped' };

/**
 * Takes an answer, the first or a better one. A facility may answer until the deadline's day is over; what a
 * consultant hears on the phone or reads from a sheet counts later too.
 * Refusals: `AnswerAfterDeadline` with the date, for the facility; `RoundIsStopped` for everybody.
 */
export const recordAnswer = (
  survey: Survey,
  campaign: StartedCampaign,
  answer: Answer,
  came: { door: SurveyDoor; by: AnsweredBy; now: Instant; reason?: string | undefined },
): Result<AnsweredSurvey, AnswerRefusal> => {
  if (campaign.status === 'stopped') return refused({ kind: 'RoundIsStopped' });
  if (came.by.who !== 'staff' && isPastDeadline(campaign, came.now)) {
    return refused({ kind: 'AnswerAfterDeadline', deadlineOn: campaign.deadlineOn });
  }
  return accepted({
    ...askedPart(survey),
    status: 'answered',
    answer,
    answeredAt: came.now.toString(),
    door: came.door,
    by: came.by,
    ...(came.reason ? { reason: came.reason } : {}),
  });
};

/**
 * What to ask back before an answer counts; with `confirmed` it counts as it is. `bothSaid`: classes of which the form says
 * that there are none, with numbers typed beside it; asked about once, whatever else there is to ask of them.
 */
export const openQuestions = (
  next: VacancyFigures,
  last: VacancyFigures | undefined,
  { confirmed, bothSaid = [] }: { confirmed: boolean; bothSaid?: readonly AgeClass[] },
): PlausibilityQuestion[] =>
  confirmed
    ? []
    : [
        ...bothSaid.map((ageClass) => ({ kind: 'no class beside numbers', ageClass }) as const),
        ...questionsAbout(next, last).filter(({ ageClass }) => !bothSaid.includes(ageClass)),
      ];

/** The facilities that get this reminder: asked by mail, and silent so far. Whoever answered is never among them. */
export const whoToRemind = (surveys: readonly Survey[], reminder: 1 | 2) =>
  surveys.filter(
    (survey): survey is Extract<Survey, { status: 'asked' }> =>
      survey.status === 'asked' && survey.reminded < reminder,
  );

/** A reminder lies in the outbox. */
export const markReminded = (survey: Extract<Survey, { status: 'asked' }>, reminder: 1 | 2): Survey => ({
  ...survey,
  reminded: reminder,
});

/** Hands a silent or unreachable facility over to a consultant's phone. Only one that is asked and has not answered. */
export const handToPhone = (
  survey: Extract<Survey, { status: 'asked' }>,
  taskId: TaskId,
  why: PhonedSurvey['why'],
  now: Instant,
): PhonedSurvey => ({ ...survey, status: 'phoned', taskId, why, phonedFrom: now.toString() });

export type LeftWhy = Extract<Survey, { status: 'left' }>['why'];

/** Nobody asks this facility any more. An answer that came meanwhile stays. `by`: the person who gave up, if one did. */
export const leaveFacility = (survey: Survey, why: LeftWhy, by: StaffId | undefined, now: Instant): Survey =>
  survey.status === 'answered' || survey.status === 'left'
    ? survey
    : {
        ...askedPart(survey),
        status: 'left',
        leftAt: now.toString(),
        ...(by ? { leftBy: by } : {}),
        why,
      };

/** Why a facility leaves a round that still asks or phones it: it has paused, closed, or gone over into another. */
export const leavesRound = (
  survey: Survey,
  facility: Pick<Facility, 'operation'> | undefined,
  today: DateLike,
): LeftWhy | undefined =>
  facility && (survey.status === 'asked' || survey.status === 'phoned')
    ? outOfOperation(facility, today)
    : undefined;

/** Whether a mail that asks or reminds may leave at this moment, however long it has lain in the outbox. */
export const isStillAsked = (
  campaign: StartedCampaign,
  survey: Survey,
  facility: Pick<Facility, 'operation'>,
  now: Instant,
): boolean =>
  campaign.status === 'open' &&
  survey.status === 'asked' &&
  !isPastDeadline(campaign, now) &&
  leavesRound(survey, facility, tokyoDate(now)) === undefined;

const PROVENANCE_DOOR: Record<SurveyDoor, Provenance['door']> = {
  link: 'survey',
  code: 'survey',
  phone: 'phone',
  fax: 'fax',
  file: 'survey',
  api: 'survey',
  import: 'import',
};

/** The figures that an answer gives, as of the day that the round asks about, else of the Tokyo day on which it was given. */
export const figuresOf = (survey: AnsweredSurvey, campaign: StartedCampaign): VacancyFigures => ({
  facility: survey.facilityId,
  fiscalYear: campaign.speaksOf.fiscalYear,
  asOf: campaign.figuresAsOf ?? tokyoDate(Temporal.Instant.from(survey.answeredAt)).toString(),
  ...unpackFigures(survey.answer.figures),
  given: {
    door: PROVENANCE_DOOR[survey.door],
    role: survey.by.who === 'staff' ? survey.by.role : 'facility',
  },
});

/** An answer as families see it. */
export const publishedFigures = (survey: AnsweredSurvey, campaign: StartedCampaign): PublishedFigures => ({
  ...figuresOf(survey, campaign),
  municipality: survey.municipality,
  ...offersIn(survey.answer),
});

/** Whether an answer is shown to families now, or waits for the end of its round. */
export const isPublic = (campaign: StartedCampaign): boolean =>
  campaign.publication === 'at-once' || campaign.status === 'closed';

const askedPart = (survey: Survey) => {
  const { municipality, campaignId, facilityId, ward, askedAt, sentTo, reminded, habit } = survey;
  return {
    municipality,
    campaignId,
    facilityId,
    ward,
    askedAt,
    ...(sentTo ? { sentTo } : {}),
    reminded,
    ...(habit ? { habit } : {}),
  };
};
