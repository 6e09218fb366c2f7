import type { AnsweredBy, SurveyDoor } from '../../../shared/domain/survey/schema.ts';
import { accepted } from '../../../shared/runtime/result.ts';
import { carryOutOnce } from '../../../shared/store/command.ts';
import type { Services } from '../../../shared/store/services.ts';
import { giveAnswer } from '../survey/answer.ts';
import { answerFrom } from '../survey/figures-form.ts';
import type { SurveyVisit } from '../survey/survey-visit.ts';
import { corporationMail } from '../survey-mail.ts';
import type { CorporationVisit } from './visit.ts';

/** Rows that may say "as before": there is something before, and nobody has answered yet. */
export const mayStayUnchanged = ({ survey, last }: SurveyVisit): boolean =>
  last !== undefined && survey.value.status !== 'answered';

/**
 * Answers "変更なし" for several facilities, each in a transaction of its own. A row that somebody answered meanwhile
 * keeps that answer. Answers how many were recorded.
 */
export const answerUnchanged = async (
  services: Services,
  rows: readonly SurveyVisit[],
  came: { door: SurveyDoor; by: AnsweredBy },
): Promise<number> => {
  let recorded = 0;
  for (const { campaign, survey, last } of rows.filter(mayStayUnchanged)) {
    if (!last) continue;
    const answer = { ...answerFrom(last), unchanged: true };
    const outcome = await giveAnswer(services, { campaign, survey, answer, ...came });
    if (outcome.ok) recorded += 1;
  }
  return recorded;
};

/** One receipt for everything that one press of a button answered. */
export const sendCorporationReceipt = async (
  services: Services,
  { campaign, corporation }: Pick<CorporationVisit, 'campaign' | 'corporation'>,
  onceKey: string,
): Promise<void> => {
  const { municipality, corporationId } = corporation;
  const mail = { letter: 'corporation-receipt', lane: 'receipt' } as const;
  const receipt = corporationMail(services, { kept: campaign }, corporationId, mail);
  const once = { municipality, key: `corporation-receipt:${onceKey}`, request: corporationId };
  await carryOutOnce(services, once, async () =>
    accepted({ command: { municipality, writes: [], effects: [receipt] }, answer: {} }),
  );
};
