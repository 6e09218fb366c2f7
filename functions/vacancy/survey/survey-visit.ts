import { mayI } from '../../../shared/domain/access/policy.ts';
import type { AgeClass } from '../../../shared/domain/calendar/age-class.ts';
import { isStarted, monthSpokenOf } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { Link } from '../../../shared/domain/link/schema.ts';
import type { AnswerDraft } from '../../../shared/domain/survey/draft.ts';
import type { QuestionSet } from '../../../shared/domain/survey/question-set.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import { type WhenPublic, whenPublic } from '../../../shared/domain/survey/when-public.ts';
import { isFrozen, type PublicationFreeze } from '../../../shared/domain/vacancy/freeze.ts';
import type { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { draftOf } from '../../../shared/store/answers.ts';
import { campaignOf, surveyOf } from '../../../shared/store/campaigns.ts';
import { facilityOf, vacancyOf } from '../../../shared/store/facilities.ts';
import { freezeOf } from '../../../shared/store/publication-freezes.ts';
import { questionSetOf } from '../../../shared/store/question-sets.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { FormBody } from '../../../shared/web/form-body.ts';
import { registeredReader } from '../contacts/reader-address.ts';
import { lastFigures } from '../publication/last-figures.ts';
import { facilityPrincipal } from './answer.ts';
import { type DraftSaver, saverOf } from './draft-saver.ts';
import { answerFrom, answerFromLastYear, bodyOf, type FigureRows } from './figures-form.ts';

/** A facility in a round, with its last figures: what every page of the survey needs. */
export type SurveyVisit = {
  campaign: Kept<StartedCampaign>;
  survey: Kept<Survey>;
  facility: Facility;
  /** Its figures of the round's fiscal year, where there are any. */
  last: PublishedFigures | undefined;
  /** Those of the year before, which say little about this one. */
  lastYear: PublishedFigures | undefined;
  /** The contact that a receipt goes to; a facility without an address gets none. */
  receiptReader: string | undefined;
  /** The questions of the version that the round keeps. */
  set: QuestionSet;
  /** What was saved part-way after the last answer. */
  draft: AnswerDraft | undefined;
  draftSaver: DraftSaver | undefined;
  /** The freeze that keeps answers from families for now. */
  frozen?: PublicationFreeze;
  /** When families see what is answered now. */
  shown: WhenPublic;
};

/** What a facility's place in a round looks like now; nothing when it is not asked. */
export const visitSurvey = async (
  services: Services,
  about: { municipality: string; campaignId: string; facilityId: string },
): Promise<SurveyVisit | undefined> => {
  const { municipality, campaignId, facilityId } = about;
  const [campaign, survey, facility] = await Promise.all([
    campaignOf(services.store, municipality, campaignId),
    surveyOf(services.store, municipality, campaignId, facilityId),
    facilityOf(services.store, municipality, facilityId),
  ]);
  if (!campaign || !survey || !facility || !isStarted(campaign.value)) return undefined;
  const { fiscalYear } = campaign.value.speaksOf;
  const freeze = (await freezeOf(services.store, municipality))?.value;
  const [last, lastYear, set, draft, receiptReader] = await Promise.all([
    lastFigures(services.store, { facility, fiscalYear }, freeze),
    vacancyOf(services.store, municipality, facility.id, fiscalYear - 1),
    questionSetOf(services.store, facility.municipality, campaign.value.formVersion),
    draftOf(services.store, survey.value),
    registeredReader(services, facility),
  ]);
  const draftSaver = draft && (await saverOf(services, facility, draft));
  return {
    campaign: { value: campaign.value, version: campaign.version },
    survey,
    facility,
    last,
    lastYear: lastYear?.value,
    receiptReader,
    set,
    draft,
    draftSaver,
    ...(freeze && isFrozen(freeze, services.clock.now()) ? { frozen: freeze } : {}),
    shown: whenPublic(campaign.value, freeze, services.clock.now()),
  };
};

/** The visit that a link opens, if the policy lets its holder write there. */
export const visitByLink = async (services: Services, link: Link): Promise<SurveyVisit | undefined> => {
  if (link.purpose.opens !== 'survey') return undefined;
  const { municipality, purpose } = link;
  const visit = await visitSurvey(services, { municipality, ...purpose });
  if (!visit) return undefined;
  const { facilityId, campaignId } = purpose;
  const allowed = mayI(facilityPrincipal(visit.survey.value), 'write', {
    kind: 'survey',
    municipality,
    facilityId,
    campaignId,
  });
  return allowed.ok ? visit : undefined;
};

const COUNTED_TOGETHER: readonly AgeClass[] = [0, 1, 2];
const COUNT_TOGETHER_TYPES = ['family-daycare', 'npo-family-daycare'];

/** What this facility is asked. It counts classes together as it did last, or as its kind does (家庭的保育 0–2). */
export const rowsFor = ({ last, lastYear, facility, set, campaign }: SurveyVisit): FigureRows => {
  const known = (last ?? lastYear)?.joint.map(({ classes }) => classes) ?? [];
  const asItsKind = COUNT_TOGETHER_TYPES.includes(facility.type ?? '') ? [COUNTED_TOGETHER] : [];
  const joint = known.length > 0 ? known : asItsKind;
  return { joint, set, type: facility.type, month: monthSpokenOf(campaign.value) };
};

/** The form as it is first shown: what was saved part-way, else what is known. */
export const firstBody = (visit: SurveyVisit): FormBody => {
  if (visit.draft) return visit.draft.typed;
  const beginning = beginningOf(visit);
  return beginning ? bodyOf(beginning, monthSpokenOf(visit.campaign.value)) : {};
};

/** With what the form begins: the answer of this round, the last figures, or what last year still says. */
export const beginningOf = ({ survey, last, lastYear }: SurveyVisit) => {
  if (survey.value.status === 'answered') return survey.value.answer;
  if (last) return answerFrom(last);
  return lastYear ? answerFromLastYear(lastYear) : undefined;
};
