import { nextOpening, openingToPrepare, roundOfPlan } from '../../../shared/domain/campaign/next-round.ts';
import type { CampaignPlan, PlanId, PlanTerms } from '../../../shared/domain/campaign/plan.ts';
import { prepareRound } from '../../../shared/domain/campaign/rules.ts';
import type { Campaign } from '../../../shared/domain/campaign/schema.ts';
import type { CampaignId, TaskId } from '../../../shared/domain/ids.ts';
import type { Municipality } from '../../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { closingTimeOn } from '../../../shared/domain/task/rules.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { accepted, type Result } from '../../../shared/runtime/result.ts';
import { campaignPlans, campaigns, plansOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { newestQuestionSet } from '../../../shared/store/question-sets.ts';
import { staffOf } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { BrokenBelief } from '../../../shared/store/store.ts';
import { tasks } from '../../../shared/store/tasks.ts';
import { creating } from '../../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';
import { namedId } from '../named-id.ts';

const ROUND_EXISTS = 'RoundExists';

/**
 * Writes a plan, or the next version of one. `press` names a new plan, so that two presses make one.
 * Refusals: `PlanMoved` when somebody wrote that version at the same moment.
 */
export const writePlan = async (
  services: Services,
  by: StaffPrincipal,
  terms: PlanTerms,
  which: { changes: CampaignPlan } | { press: string },
): Promise<Result<CampaignPlan, BrokenBelief>> => {
  const { municipality } = by;
  const known = 'changes' in which ? which.changes : undefined;
  const planId =
    'press' in which
      ? (namedId('plan', municipality, by.staffId, which.press) as PlanId)
      : which.changes.planId;
  const plan: CampaignPlan = {
    municipality,
    planId,
    edition: (known?.edition ?? 0) + 1,
    terms,
    changedBy: by.staffId,
    changedAt: services.clock.now().toString(),
  };
  const outcome = await carryOut(services, {
    municipality,
    writes: [creating(campaignPlans, plan, 'PlanMoved')],
    audit: [{ by, subject: planId, fact: 'PlanWritten', about: { edition: String(plan.edition) } }],
  });
  return outcome.ok ? accepted(plan) : outcome;
};

/** Prepares every round that is due in these municipalities. Run twice or by two at once, it makes one draft each. */
export const prepareDueRounds = async (
  services: Services,
  cities: readonly Municipality[],
): Promise<void> => {
  const today = tokyoDate(services.clock.now());
  for (const city of cities) {
    for (const plan of await plansOf(services.store, city.municipality)) {
      const opening = openingToPrepare(plan, today, city.closures);
      if (opening) await prepareFromPlan(services, city, plan, opening);
    }
  }
};

/** Prepares a plan's next round now, however far away it is; nothing when the plan opens none any more. */
export const prepareNextRound = async (
  services: Services,
  city: Municipality,
  plan: CampaignPlan,
): Promise<CampaignId | undefined> => {
  const opening = nextOpening(plan.terms.rhythm, tokyoDate(services.clock.now()), city.closures);
  return opening && prepareFromPlan(services, city, plan, opening);
};

/** One draft per plan and day: its id follows from them. Its approver gets a task. */
const prepareFromPlan = async (
  services: Services,
  city: Municipality,
  plan: CampaignPlan,
  opening: ReturnType<typeof tokyoDate>,
): Promise<CampaignId> => {
  const { municipality } = city;
  const campaignId = namedId('campaign', municipality, plan.planId, opening.toString()) as CampaignId;
  // Plans outlive question sets: a round asks what is newest when it is prepared.
  const { number: formVersion } = await newestQuestionSet(services.store, municipality);
  const draft = prepareRound(
    { ...roundOfPlan(plan, opening), formVersion },
    {
      municipality,
      campaignId,
      by: plan.changedBy,
      now: services.clock.now(),
    },
  );
  const approver = approverOf(plan, await staffOf(services.store, municipality));
  const outcome = await carryOut(services, {
    municipality,
    writes: [
      creating<Campaign>(campaigns, draft, ROUND_EXISTS),
      ...(approver ? [creating(tasks, approvalTask(services, draft, city, approver), 'TaskExists')] : []),
    ],
    audit: [
      {
        by: { who: 'service', municipality, name: 'vacancy-plan' },
        subject: campaignId,
        fact: 'RoundPrepared',
        about: { planId: plan.planId, edition: String(plan.edition) },
      },
    ],
  });
  if (!outcome.ok && outcome.refusal.kind !== ROUND_EXISTS)
    throw new Error(`A planned round could not be kept: ${outcome.refusal.kind}`);
  return campaignId;
};

/** Whom the plan names, if they may; else a supervisor who did not write it. An administrator has no tasks. */
const approverOf = ({ terms, changedBy }: CampaignPlan, staff: readonly Staff[]): Staff | undefined => {
  const able = staff.filter((one) => one.active && one.role === 'supervisor' && one.staffId !== changedBy);
  return able.find(({ staffId }) => staffId === terms.approver) ?? able[0];
};

/** Due when the offices close on the day on which the round opens. */
const approvalTask = (
  services: Services,
  draft: Campaign,
  city: Municipality,
  approver: Staff,
): OpenTask => ({
  status: 'open',
  municipality: draft.municipality,
  taskId: namedId('task', draft.campaignId, 'approve') as TaskId,
  kind: 'approve-round',
  ward: approver.wards[0] ?? (city.wards[0] as Municipality['wards'][number]).ward,
  owner: approver.staffId,
  subject: draft.campaignId,
  about: { campaignId: draft.campaignId },
  openedAt: services.clock.now().toString(),
  dueAt: closingTimeOn(draft.opensOn).toString(),
});
