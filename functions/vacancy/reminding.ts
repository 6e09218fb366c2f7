import { markReminded, whoToRemind } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { surveys, surveysOf } from '../../shared/store/campaigns.ts';
import { carryOut } from '../../shared/store/command.ts';
import { saving } from '../../shared/store/writes.ts';
import { RemindTheSilent, type WhereNext } from '../../workflows/vacancy-collection/io.ts';
import { step } from '../steps/steps.ts';
import { inBatches } from './batches.ts';
import { leaveOutOfOperation } from './leaving.ts';
import { roundOf, SURVEY_MOVED, whileItRuns } from './rounds.ts';
import { surveyMail } from './survey-mail.ts';

/** Reminds whoever was asked by mail and is silent. One who answers at this very moment makes the batch come again. */
export const remindTheSilent = step({
  ...RemindTheSilent,
  run: async (services, { municipality, campaignId, reminder }): Promise<WhereNext> => {
    const round = await roundOf(services, municipality, campaignId);
    if (round.kept.value.status !== 'open') return { next: 'stopped' };
    if ((await leaveOutOfOperation(services, { municipality, campaignId })) === 'more')
      return { next: 'more' };
    const all = await surveysOf(services.store, municipality, campaignId);
    const versions = new Map(all.map(({ value, version }) => [value.facilityId, version]));
    const silent = whoToRemind(
      all.map(({ value }) => value),
      reminder,
    );
    const next = await inBatches(silent, async (batch) => {
      const outcome = await carryOut(services, {
        municipality,
        writes: [
          whileItRuns(round),
          ...batch.map((value) =>
            saving<Survey>(
              surveys,
              { value, version: versions.get(value.facilityId) ?? 0 },
              markReminded(value, reminder),
              SURVEY_MOVED,
            ),
          ),
        ],
        effects: batch.map(({ facilityId }) =>
          surveyMail(services, round, facilityId, { letter: 'survey-reminder', lane: 'reminder', reminder }),
        ),
      });
      return outcome.ok;
    });
    return { next };
  },
});
