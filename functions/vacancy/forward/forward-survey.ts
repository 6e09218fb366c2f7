import { isPastDeadline } from '../../../shared/domain/campaign/rules.ts';
import { type Forward, forgetForwardAt, MOST_FORWARDS } from '../../../shared/domain/survey/forward.ts';
import { accepted, type Result, refused } from '../../../shared/runtime/result.ts';
import { carryOut } from '../../../shared/store/command.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { BrokenBelief } from '../../../shared/store/store.ts';
import { forwards, forwardsOf } from '../../../shared/store/survey-contacts.ts';
import { creating } from '../../../shared/store/writes.ts';
import type { SurveyVisit } from '../survey/survey-visit.ts';
import { surveyMail } from '../survey-mail.ts';

export type ForwardRefusal =
  | { kind: 'ForwardedOften' }
  | { kind: 'NothingToForward' }
  | { kind: 'ForwardedToThemBefore' };

/**
 * Passes a survey on to one colleague: their mail with a link of their own, and a notice to the registered address. The
 * link of whoever passes it on stays as it is.
 * Refusals: `ForwardedOften` after three in a round; `NothingToForward` when it is answered, stopped or over;
 * `ForwardedToThemBefore`, so that pressing twice sends one mail.
 */
export const forwardSurvey = async (
  services: Services,
  { campaign, survey, receiptReader }: SurveyVisit,
  { to, by, locale }: Pick<Forward, 'to' | 'by' | 'locale'>,
): Promise<Result<Forward, ForwardRefusal | BrokenBelief>> => {
  const now = services.clock.now();
  const { municipality, campaignId, facilityId, status } = survey.value;
  const { status: round } = campaign.value;
  if (status === 'answered' || round !== 'open' || isPastDeadline(campaign.value, now)) {
    return refused({ kind: 'NothingToForward' });
  }
  const before = await forwardsOf(services.store, municipality, campaignId, facilityId);
  if (before.some((one) => one.to === to)) return refused({ kind: 'ForwardedToThemBefore' });
  if (before.length >= MOST_FORWARDS) return refused({ kind: 'ForwardedOften' });
  const number = before.length + 1;
  const forgetAt = forgetForwardAt(campaign.value);
  const forward: Forward = {
    municipality,
    campaignId,
    facilityId,
    number,
    to,
    by,
    locale,
    forwardedAt: now.toString(),
    forgetAt,
  };
  const outcome = await carryOut(services, {
    municipality,
    writes: [creating(forwards, forward, 'ForwardedMeanwhile')],
    effects: [
      surveyMail(services, { kept: campaign }, facilityId, {
        letter: 'survey-forwarded',
        lane: 'campaign',
        reader: `forwarded-${number}`,
      }),
      ...(receiptReader
        ? [
            surveyMail(services, { kept: campaign }, facilityId, {
              letter: 'survey-forward-notice',
              lane: 'receipt',
              reader: receiptReader,
              forward: number,
            }),
          ]
        : []),
    ],
  });
  return outcome.ok ? accepted(forward) : outcome;
};
