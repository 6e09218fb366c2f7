import { z } from 'zod';
import { mayI } from '../../../shared/domain/access/policy.ts';
import { AgeClass } from '../../../shared/domain/calendar/age-class.ts';
import { FiscalYear } from '../../../shared/domain/calendar/fiscal-year.ts';
import { LocalDate } from '../../../shared/domain/calendar/local-date.ts';
import { isPastDeadline } from '../../../shared/domain/campaign/rules.ts';
import type { OpenCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import { Facility } from '../../../shared/domain/facility/schema.ts';
import { CampaignId } from '../../../shared/domain/ids.ts';
import { unpackFigures } from '../../../shared/domain/survey/packed.ts';
import { Question } from '../../../shared/domain/survey/question-set.ts';
import { leavesRound } from '../../../shared/domain/survey/rules.ts';
import { SaidFigures } from '../../../shared/domain/survey/said.ts';
import { type AnsweredSurvey, SurveyDoor } from '../../../shared/domain/survey/schema.ts';
import { offersIn } from '../../../shared/domain/vacancy/offers.ts';
import { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { YearMonth } from '../../../shared/domain/vacancy/schema.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { campaignsOf } from '../../../shared/store/campaigns.ts';
import type { Services } from '../../../shared/store/services.ts';
import { corporationPrincipal, visitCorporation } from '../corporation/visit.ts';
import { rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';
import { surveyReference } from './reference.ts';

/** One facility's part in an open round, with everything that is needed to answer it. */
const ListedSurvey = z.object({
  reference: z.string(),
  facility: Facility.pick({ id: true, externalNumber: true, name: true, type: true }),
  round: z.object({
    id: CampaignId,
    fiscalYear: FiscalYear,
    /** The month that the figures speak of. */
    month: YearMonth,
    /** The day whose state is asked for, where it is the same for everybody. */
    figuresAsOf: LocalDate.optional(),
  }),
  /** The last day on which an answer counts, and the first instant that is too late. */
  deadline: z.object({ on: LocalDate, tooLateFrom: z.string() }),
  questions: z.array(Question),
  /** Classes that this facility counts together: rows of `joint`. */
  together: z.array(z.array(AgeClass)),
  /** What was said last of this fiscal year: `{"unchanged": true}` says it again. */
  last: PublishedFigures.omit({ municipality: true, facility: true }).optional(),
  /** What was answered in this round. */
  answer: SaidFigures.extend({ answeredAt: z.string(), door: SurveyDoor }).optional(),
});

export const SurveyList = z.object({
  corporation: z.string(),
  keyExpiresAt: z.string(),
  surveys: z.array(ListedSurvey),
});
type SurveyList = z.infer<typeof SurveyList>;

/** The open surveys of a corporation's facilities, by round and name. Facilities that left a round are not asked. */
export const surveyList = async (services: Services, corporation: Corporation): Promise<SurveyList> => {
  const { municipality, corporationId, name, apiKey } = corporation;
  const now = services.clock.now();
  const open = (await campaignsOf(services.store, municipality)).filter(
    (round): round is OpenCampaign => round.status === 'open' && !isPastDeadline(round, now),
  );
  const visits = await Promise.all(
    open.map(({ campaignId }) => visitCorporation(services, { municipality, campaignId, corporationId })),
  );
  const rows = visits.flatMap((visit) => visit?.rows ?? []);
  return {
    corporation: name,
    keyExpiresAt: apiKey?.expiresAt ?? '',
    surveys: rows
      .filter((row) => isAsked(services, row) && isTheirs(corporation, row))
      .map((row) => ListedSurvey.parse(listedSurvey(row))),
  };
};

/** Whether the round still asks this facility, of whoever answers for it. */
export const isAsked = ({ clock }: Services, { survey, facility }: SurveyVisit): boolean =>
  survey.value.status !== 'left' && leavesRound(survey.value, facility, tokyoDate(clock.now())) === undefined;

const isTheirs = (corporation: Corporation, { survey, campaign }: SurveyVisit): boolean => {
  const { municipality, facilityId } = survey.value;
  const { campaignId } = campaign.value;
  return mayI(corporationPrincipal(corporation, campaignId), 'read', {
    kind: 'survey',
    municipality,
    facilityId,
    campaignId,
  }).ok;
};

const listedSurvey = (visit: SurveyVisit): z.input<typeof ListedSurvey> => {
  const { survey, campaign, facility, set, last } = visit;
  const { campaignId, speaksOf, figuresAsOf, deadlineOn, deadlineAt } = campaign.value;
  const { joint, month, type } = rowsFor(visit);
  return {
    reference: surveyReference(survey.value),
    facility,
    round: {
      id: campaignId,
      fiscalYear: speaksOf.fiscalYear,
      month,
      ...(figuresAsOf ? { figuresAsOf } : {}),
    },
    deadline: { on: deadlineOn, tooLateFrom: deadlineAt },
    questions: set.questions.filter(({ types }) => !types || (type !== undefined && types.includes(type))),
    together: joint.map((classes) => [...classes]),
    ...(last ? { last } : {}),
    ...(survey.value.status === 'answered' ? { answer: givenAnswer(survey.value) } : {}),
  };
};

const givenAnswer = ({ answer, answeredAt, door }: AnsweredSurvey) => ({
  ...unpackFigures(answer.figures),
  ...offersIn(answer),
  ...(answer.remark ? { remark: answer.remark } : {}),
  answeredAt,
  door,
});
