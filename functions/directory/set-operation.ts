import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import { isStarted } from '../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import { type Operation, outOfOperation } from '../../shared/domain/facility/operation.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { leaveFacility, leavesRound } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { campaignsOf, surveyOf, surveys } from '../../shared/store/campaigns.ts';
import { carryOut } from '../../shared/store/command.ts';
import { facilities } from '../../shared/store/facilities.ts';
import { endAllTasksWithoutCalls } from '../../shared/store/phone-calls.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { saving, type Write } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';

/** So many of the newest rounds may still ask or phone a facility. */
const ROUNDS_LOOKED_AT = 6;

/**
 * Says that a facility pauses, closes, goes over into another, or (without `operation`) works as usual. If that holds
 * today it leaves every round that still asks or phones it, in the same transaction; a later day is kept by the rounds
 * themselves.
 */
export const setOperation = async (
  services: Services,
  by: StaffPrincipal,
  kept: Kept<Facility>,
  operation: Operation | undefined,
): Promise<Result<Facility, NotYours | BrokenBelief>> => {
  const { municipality, id } = kept.value;
  const allowed = mayI(by, 'write', { kind: 'registry', municipality });
  if (!allowed.ok) return allowed;
  const { operation: _, ...facts } = kept.value;
  const next: Facility = operation ? { ...facts, operation } : facts;
  const rounds = await roundsAsking(services, next);
  const outcome = await carryOut(services, {
    municipality,
    writes: [saving(facilities, kept, next, 'FacilityMoved'), ...rounds.map(({ leaving }) => leaving)],
    audit: [
      { by, subject: id, fact: 'FacilityOperationChanged', about: { status: operation?.status ?? 'open' } },
    ],
  });
  if (!outcome.ok) return outcome;
  for (const { campaignId } of rounds) await endAllTasksWithoutCalls(services, { municipality, campaignId });
  return accepted(next);
};

/** The rounds that this facility leaves today. */
const roundsAsking = async (
  services: Services,
  facility: Facility,
): Promise<{ campaignId: string; leaving: Write }[]> => {
  const now = services.clock.now();
  if (!outOfOperation(facility, tokyoDate(now))) return [];
  const { municipality, id } = facility;
  const rounds = (await campaignsOf(services.store, municipality))
    .filter((round): round is StartedCampaign => isStarted(round) && round.status !== 'stopped')
    .slice(0, ROUNDS_LOOKED_AT);
  const rows = await Promise.all(
    rounds.map(({ campaignId }) => surveyOf(services.store, municipality, campaignId, id)),
  );
  return rows.flatMap((row) => {
    const why = row && leavesRound(row.value, facility, tokyoDate(now));
    if (!row || !why) return [];
    const left = leaveFacility(row.value, why, undefined, now);
    return [{ campaignId: row.value.campaignId, leaving: saving<Survey>(surveys, row, left, 'SurveyMoved') }];
  });
};
