import { leaveFacility, leavesRound } from '../../../shared/domain/survey/rules.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { surveys, surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { facilitiesOf } from '../../../shared/store/facilities.ts';
import { endAllTasksWithoutCalls } from '../../../shared/store/phone-calls.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { saving } from '../../../shared/store/writes.ts';
import { inBatches } from '../workflow/batches.ts';
import { SURVEY_MOVED } from './rounds.ts';

/**
 * Takes facilities that do not work any more out of a round, whoever said so and whenever their last day was: they are
 * neither reminded nor phoned, and a phone task that this leaves without calls ends. Answers stay. `asked`: the round's
 * surveys, where the caller has just read them; one that moved meanwhile is refused, and comes again.
 */
export const leaveOutOfOperation = async (
  services: Services,
  about: { municipality: Survey['municipality']; campaignId: string },
  asked?: readonly Kept<Survey>[],
): Promise<'go-on' | 'more'> => {
  const { municipality, campaignId } = about;
  const today = tokyoDate(services.clock.now());
  const [all, listed] = await Promise.all([
    asked ?? surveysOf(services.store, municipality, campaignId),
    facilitiesOf(services.store, municipality),
  ]);
  const facilities = new Map(listed.map(({ value }) => [value.id, value]));
  const leaving = all.flatMap((kept) => {
    const why = leavesRound(kept.value, facilities.get(kept.value.facilityId), today);
    return why ? [{ kept, why }] : [];
  });
  if (leaving.length === 0) return 'go-on';
  const now = services.clock.now();
  const next = await inBatches(leaving, async (batch) => {
    const outcome = await carryOut(services, {
      municipality,
      writes: batch.map(({ kept, why }) =>
        saving<Survey>(surveys, kept, leaveFacility(kept.value, why, undefined, now), SURVEY_MOVED),
      ),
    });
    return outcome.ok;
  });
  await endAllTasksWithoutCalls(services, about);
  return next;
};
