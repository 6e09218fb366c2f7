import { isStarted } from '../domain/campaign/rules.ts';
import type { StartedCampaign } from '../domain/campaign/schema.ts';
import type { PastAnswer } from '../domain/survey/past-answer.ts';
import { figuresOf } from '../domain/survey/rules.ts';
import type { AnsweredSurvey, Survey } from '../domain/survey/schema.ts';
import type { VacancyFigures } from '../domain/vacancy/schema.ts';
import { pastAnswersOf } from './answers.ts';
import { campaignsOf, surveyOf } from './campaigns.ts';
import type { Store } from './store.ts';

/** A facility in one round: the figures of its answer, when, by whom, by which door, and the answers that it replaced. */
export type RoundAnswer = {
  campaign: StartedCampaign;
  status: Survey['status'];
  /** Absent where it did not answer. */
  answered?: {
    figures: VacancyFigures;
    now: AnsweredSurvey;
    /** What was said in this round before, newest first. */
    before: readonly PastAnswer[];
  };
};

/** Two years of monthly rounds. */
const ROUNDS = 24;

/**
 * A facility's figures over the months, newest round first; rounds in which it was not asked are left out. An answer's own
 * row is its history, so remembering costs an answer nothing: this asks once for the rounds, then for the facility's row in
 * each, and for what that row replaced.
 */
export const figuresOverRounds = async (
  store: Store,
  municipality: string,
  facilityId: string,
): Promise<RoundAnswer[]> => {
  const rounds = (await campaignsOf(store, municipality)).filter(isStarted).slice(0, ROUNDS);
  const answers = await Promise.all(
    rounds.map(async (campaign): Promise<RoundAnswer[]> => {
      const row = (await surveyOf(store, municipality, campaign.campaignId, facilityId))?.value;
      if (!row) return [];
      if (row.status !== 'answered') return [{ campaign, status: row.status }];
      const before = await pastAnswersOf(store, row);
      const answered = { figures: figuresOf(row, campaign), now: row, before };
      return [{ campaign, status: row.status, answered }];
    }),
  );
  return answers.flat();
};
