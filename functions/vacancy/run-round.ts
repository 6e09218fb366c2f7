import { openRound, prepareRound, type RoundRefusal, stopRound } from '../../shared/domain/campaign/rules.ts';
import type {
  Campaign,
  DraftCampaign,
  RoundPlan,
  StartedCampaign,
} from '../../shared/domain/campaign/schema.ts';
import type { CampaignId } from '../../shared/domain/ids.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { campaigns } from '../../shared/store/campaigns.ts';
import { carryOut } from '../../shared/store/command.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { creating, saving } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';
import { ROUND_MOVED } from './rounds.ts';

/** Keeps a round as a draft: nobody is asked yet. */
export const prepare = async (
  services: Services,
  municipality: Municipality,
  by: StaffPrincipal,
  plan: RoundPlan,
): Promise<DraftCampaign> => {
  const draft = prepareRound(plan, {
    municipality: municipality.municipality,
    campaignId: services.ids.mint('campaign') as CampaignId,
    by: by.staffId,
    now: services.clock.now(),
  });
  const outcome = await carryOut(services, {
    municipality: municipality.municipality,
    writes: [creating<Campaign>(campaigns, draft, 'CampaignExists')],
    audit: [{ by, subject: draft.campaignId, fact: 'RoundPrepared', about: {} }],
  });
  if (!outcome.ok) throw new Error(`A round could not be kept: ${outcome.refusal.kind}`);
  return draft;
};

/** Opens a prepared round and starts its workflow, in one transaction. */
export const start = async (
  services: Services,
  municipality: Municipality,
  by: StaffPrincipal,
  kept: Kept<Campaign>,
): Promise<Result<StartedCampaign, RoundRefusal | BrokenBelief>> => {
  const opened = openRound(kept.value, by.staffId, services.clock.now(), municipality.closures);
  if (!opened.ok) return opened;
  const { campaignId } = opened.value;
  const outcome = await carryOut(services, {
    municipality: municipality.municipality,
    writes: [saving<Campaign>(campaigns, kept, opened.value, ROUND_MOVED)],
    effects: [
      { kind: 'start-workflow', workflow: 'vacancy-collection', name: campaignId, input: { campaignId } },
    ],
    audit: [{ by, subject: campaignId, fact: 'RoundOpened', about: { deadlineOn: opened.value.deadlineOn } }],
  });
  return outcome.ok ? accepted(opened.value) : outcome;
};

/** Stops a running round; its workflow ends at its next step, mails still waiting are dropped. */
export const stop = async (
  services: Services,
  by: StaffPrincipal,
  kept: Kept<Campaign>,
): Promise<Result<StartedCampaign, RoundRefusal | BrokenBelief>> => {
  const stopped = stopRound(kept.value, by.staffId, services.clock.now());
  if (!stopped.ok) return stopped;
  const { municipality, campaignId } = kept.value;
  const outcome = await carryOut(services, {
    municipality,
    writes: [saving<Campaign>(campaigns, kept, stopped.value, ROUND_MOVED)],
    audit: [{ by, subject: campaignId, fact: 'RoundStopped', about: {} }],
  });
  return outcome.ok ? accepted(stopped.value) : outcome;
};
