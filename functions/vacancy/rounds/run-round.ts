import { mayI, type NotYours } from '../../../shared/domain/access/policy.ts';
import { inParts } from '../../../shared/domain/campaign/recipients.ts';
import {
  discardRound,
  needsSecondPerson,
  openRound,
  prepareRound,
  type RoundRefusal,
  stopRound,
} from '../../../shared/domain/campaign/rules.ts';
import type {
  Campaign,
  DraftCampaign,
  RoundPlan,
  StartedCampaign,
} from '../../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { CampaignId } from '../../../shared/domain/ids.ts';
import type { Municipality } from '../../../shared/domain/municipality/schema.ts';
import { dismissTask } from '../../../shared/domain/task/rules.ts';
import type { TaskKind } from '../../../shared/domain/task/schema.ts';
import { accepted, type Result } from '../../../shared/runtime/result.ts';
import { approvedRecipients, campaigns } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { BrokenBelief } from '../../../shared/store/store.ts';
import { openTasksAbout, tasks } from '../../../shared/store/tasks.ts';
import { creating, saving, type Write } from '../../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';
import { namedId } from '../named-id.ts';
import { facilitiesOfTypes, ROUND_MOVED } from './rounds.ts';

const ROUND_EXISTS = 'RoundExists';

/**
 * Keeps a round as a draft: nobody is asked yet. The press of the button (`onceKey`) names it, so that two presses make
 * one draft.
 */
export const prepare = async (
  services: Services,
  municipality: Municipality,
  by: StaffPrincipal,
  plan: RoundPlan,
  onceKey: string = services.ids.mint('press'),
): Promise<DraftCampaign> => {
  const draft = prepareRound(plan, {
    municipality: municipality.municipality,
    campaignId: namedId('campaign', municipality.municipality, by.staffId, onceKey) as CampaignId,
    by: by.staffId,
    now: services.clock.now(),
  });
  const outcome = await carryOut(services, {
    municipality: municipality.municipality,
    writes: [creating<Campaign>(campaigns, draft, ROUND_EXISTS)],
    audit: [{ by, subject: draft.campaignId, fact: 'RoundPrepared', about: {} }],
  });
  if (!outcome.ok && outcome.refusal.kind !== ROUND_EXISTS)
    throw new Error(`A round could not be kept: ${outcome.refusal.kind}`);
  return draft;
};

/** Whether somebody may approve this round as it stands now; what the page asks before it offers the button. */
export const mayApprove = (by: StaffPrincipal, draft: Campaign, recipients: number): Result<void, NotYours> =>
  mayI(by, 'write', {
    kind: 'round',
    municipality: draft.municipality,
    preparedBy: draft.preparedBy,
    needsSecondPerson: needsSecondPerson(recipients),
  });

/**
 * Approves a prepared round, which opens it and starts its workflow, in one transaction. The first mail leaves after
 * the hold, and only to those who were invited at this moment: `seen` is whom the approver looked at, else whom the directory names.
 * Refusals: `NotYours` for who prepared it, above twenty recipients; `RoundIsNotADraft`.
 */
export const start = async (
  services: Services,
  municipality: Municipality,
  by: StaffPrincipal,
  kept: Kept<Campaign>,
  seen?: readonly Facility[],
): Promise<Result<StartedCampaign, RoundRefusal | NotYours | BrokenBelief>> => {
  const invited = seen ?? (await facilitiesOfTypes(services, municipality, kept.value.facilityTypes));
  const allowed = mayApprove(by, kept.value, invited.length);
  if (!allowed.ok) return allowed;
  const opened = openRound(kept.value, by.staffId, services.clock.now(), municipality.closures);
  if (!opened.ok) return opened;
  const { campaignId, deadlineOn } = opened.value;
  const outcome = await carryOut(services, {
    municipality: municipality.municipality,
    writes: [
      saving<Campaign>(campaigns, kept, opened.value, ROUND_MOVED),
      ...inParts(
        opened.value,
        invited.map(({ id }) => id),
      ).map((part) => creating(approvedRecipients, part, ROUND_MOVED)),
      ...(await needlessTasks(services, kept.value, ['approve-round'])),
    ],
    effects: [
      { kind: 'start-workflow', workflow: 'vacancy-collection', name: campaignId, input: { campaignId } },
    ],
    audit: [
      {
        by,
        subject: campaignId,
        fact: 'RoundApproved',
        about: { deadlineOn, recipients: String(invited.length) },
      },
    ],
  });
  return outcome.ok ? accepted(opened.value) : outcome;
};

/** Stops a running round; its workflow ends at its next step, mails still waiting are dropped. */
export const stop = (services: Services, by: StaffPrincipal, kept: Kept<Campaign>) =>
  end(services, by, kept, 'RoundStopped', stopRound(kept.value, by.staffId, services.clock.now()));

/** Puts a draft away, with the task of approving it. */
export const discard = (services: Services, by: StaffPrincipal, kept: Kept<Campaign>) =>
  end(services, by, kept, 'RoundDiscarded', discardRound(kept.value, by.staffId, services.clock.now()));

const end = async (
  services: Services,
  by: StaffPrincipal,
  kept: Kept<Campaign>,
  fact: string,
  ended: Result<Campaign, RoundRefusal>,
): Promise<Result<Campaign, RoundRefusal | BrokenBelief>> => {
  if (!ended.ok) return ended;
  const { municipality, campaignId } = kept.value;
  const outcome = await carryOut(services, {
    municipality,
    writes: [
      saving<Campaign>(campaigns, kept, ended.value, ROUND_MOVED),
      ...(await needlessTasks(services, kept.value, ['approve-round', 'print-sheets'])),
    ],
    audit: [{ by, subject: campaignId, fact, about: {} }],
  });
  return outcome.ok ? accepted(ended.value) : outcome;
};

/** The task of approving a round ends with whatever was decided; a round that ends needs no sheets either. */
const needlessTasks = async (
  services: Services,
  campaign: Campaign,
  kinds: readonly TaskKind[],
): Promise<Write[]> =>
  (await openTasksAbout(services.store, campaign.municipality, campaign.campaignId))
    .filter(({ value }) => kinds.includes(value.kind))
    .map((kept) => saving(tasks, kept, dismissTask(kept.value, services.clock.now()), 'TaskMoved'));
