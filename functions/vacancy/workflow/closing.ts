import { isDeepStrictEqual } from 'node:util';
import { closeRound } from '../../../shared/domain/campaign/rules.ts';
import { publishedFigures } from '../../../shared/domain/survey/rules.ts';
import type { AnsweredSurvey, Survey } from '../../../shared/domain/survey/schema.ts';
import { campaigns, surveys, surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { endAllTasksWithoutCalls } from '../../../shared/store/phone-calls.ts';
import { standingFreeze } from '../../../shared/store/publication-freezes.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { expecting, saving } from '../../../shared/store/writes.ts';
import {
  HandTheSilentToThePhone,
  PublishTheFigures,
  type WhereNext,
} from '../../../workflows/vacancy-collection/io.ts';
import { carryOutStep } from '../../steps/once.ts';
import { step } from '../../steps/steps.ts';
import { endSheetTasks } from '../fax-sheets/sheet-tasks.ts';
import { handOver } from '../phone/phone-tasks.ts';
import { type Publishable, publish, shownBefore } from '../publication/publishing.ts';
import { leaveOutOfOperation } from '../rounds/leaving.ts';
import { ROUND_MOVED, type Round, roundOf, SURVEY_MOVED } from '../rounds/rounds.ts';
import { inBatches } from './batches.ts';

/** From here on a facility's own answer comes too late; a consultant's counts, and is published at once. */
export const handTheSilentToThePhone = step({
  ...HandTheSilentToThePhone,
  run: async (services, { municipality, campaignId }): Promise<WhereNext> => {
    const round = await roundOf(services, municipality, campaignId);
    if (round.kept.value.status === 'stopped') return { next: 'stopped' };
    await close(services, round);
    if ((await leaveOutOfOperation(services, { municipality, campaignId })) === 'more')
      return { next: 'more' };
    const all = await surveysOf(services.store, municipality, campaignId);
    const silent = all.filter(
      (kept): kept is Kept<Extract<Survey, { status: 'asked' }>> => kept.value.status === 'asked',
    );
    await endAllTasksWithoutCalls(services, { municipality, campaignId });
    await endSheetTasks(services, round);
    return {
      next: await handOver(services, { city: round.city, campaign: round.kept.value }, silent, 'silent'),
    };
  },
});

const close = async (services: Services, { kept }: Round): Promise<void> => {
  if (kept.value.status !== 'open') return;
  const { municipality, campaignId } = kept.value;
  await carryOutStep(services, {
    municipality,
    writes: [saving(campaigns, kept, closeRound(kept.value, services.clock.now()), ROUND_MOVED)],
    audit: [
      {
        by: { who: 'service', municipality, name: 'vacancy-collection' },
        subject: campaignId,
        fact: 'RoundClosed',
        about: {},
      },
    ],
  });
};

/** Shows families the answers of a round that waited for its end. An answer bettered meanwhile is published by itself. */
export const publishTheFigures = step({
  ...PublishTheFigures,
  run: async (services, { municipality, campaignId }): Promise<WhereNext> => {
    const round = await roundOf(services, municipality, campaignId);
    const { publication } = round.kept.value;
    // What a freeze holds back is published when it ends.
    if (publication === 'at-once' || (await standingFreeze(services, municipality))) return { next: 'go-on' };
    const waiting = await unpublished(services, round);
    const next = await inBatches(waiting, async (batch) => {
      const { writes, effects } = publish(round.kept.value, batch);
      const unmoved = batch.map(({ kept }) => expecting<Survey>(surveys, kept, SURVEY_MOVED));
      return (await carryOut(services, { municipality, writes: [...unmoved, ...writes], effects })).ok;
    });
    return { next };
  },
});

/** Answers that are not what is shown, nor older than it. */
const unpublished = async (
  services: Services,
  round: Round,
): Promise<(Publishable & { kept: Kept<AnsweredSurvey> })[]> => {
  const { municipality, campaignId } = round.kept.value;
  const answered = (await surveysOf(services.store, municipality, campaignId)).filter(
    (kept): kept is Kept<AnsweredSurvey> => kept.value.status === 'answered',
  );
  const all = await Promise.all(
    answered.map(async (kept) => ({
      kept,
      survey: kept.value,
      shown: await shownBefore(services, kept.value, round.kept.value),
    })),
  );
  return all.filter(({ survey, shown }) => {
    const next = publishedFigures(survey, round.kept.value);
    return !shown || (shown.asOf <= next.asOf && !isDeepStrictEqual(shown, next));
  });
};
