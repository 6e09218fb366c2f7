import type { LocalDate } from '../domain/calendar/local-date.ts';
import { isStarted } from '../domain/campaign/rules.ts';
import type { StartedCampaign } from '../domain/campaign/schema.ts';
import { figuresOf } from '../domain/survey/rules.ts';
import type { AnsweredBy, SurveyDoor } from '../domain/survey/schema.ts';
import type { VacancyFigures } from '../domain/vacancy/schema.ts';
import { campaignsOf, surveyOf } from './campaigns.ts';
import type { Store } from './store.ts';

/** What a facility said in one round: the figures, when, by whom, by which door. */
export type PastAnswer = {
  speaksOf: StartedCampaign['speaksOf'];
  deadlineOn: LocalDate;
  /** Absent where it did not answer. */
  answered?: { figures: VacancyFigures; at: string; by: AnsweredBy; door: SurveyDoor; unchanged: boolean };
};

/** Two years of monthly rounds. */
const ROUNDS = 24;

/**
 * A facility's figures over the months, newest round first; rounds in which it was not asked are left out. An answer's own
 * row is its history, so remembering costs an answer nothing: this asks once for the rounds, then for the facility's row in each.
 */
export const figuresOverRounds = async (
  store: Store,
  municipality: string,
  facilityId: string,
): Promise<PastAnswer[]> => {
  const rounds = (await campaignsOf(store, municipality)).filter(isStarted).slice(0, ROUNDS);
  const answers = await Promise.all(
    rounds.map(async (campaign): Promise<PastAnswer[]> => {
      const kept = await surveyOf(store, municipality, campaign.campaignId, facilityId);
      if (!kept) return [];
      const { speaksOf, deadlineOn } = campaign;
      if (kept.value.status !== 'answered') return [{ speaksOf, deadlineOn }];
      const { answeredAt: at, by, door, answer } = kept.value;
      const figures = figuresOf(kept.value, campaign);
      return [{ speaksOf, deadlineOn, answered: { figures, at, by, door, unchanged: answer.unchanged } }];
    }),
  );
  return answers.flat();
};
