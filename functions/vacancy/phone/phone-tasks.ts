import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { StaffId, TaskId } from '../../../shared/domain/ids.ts';
import type { Municipality, WardCode } from '../../../shared/domain/municipality/schema.ts';
import { sharePhoneCalls } from '../../../shared/domain/survey/phone-shares.ts';
import { handToPhone } from '../../../shared/domain/survey/rules.ts';
import type { PhonedSurvey, Survey } from '../../../shared/domain/survey/schema.ts';
import { dueInWorkingDays } from '../../../shared/domain/task/rules.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { surveys } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import type { Kept } from '../../../shared/store/records.ts';
import { consultantsOf } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { taskOf, tasks } from '../../../shared/store/tasks.ts';
import { creating, saving, type Write } from '../../../shared/store/writes.ts';
import { namedId } from '../named-id.ts';
import { inBatches } from '../workflow/batches.ts';

type AskedSurvey = Extract<Survey, { status: 'asked' }>;

/** Working days in which a silent facility is phoned. Unit: days. */
const WORKING_DAYS_TO_PHONE = 2;

/**
 * Hands facilities to the phone: one task per consultant and ward, shared evenly; a task that is open already takes
 * them in. Answers `more` when an answer came in between: the rest is then handed over by the next call.
 */
export const handOver = async (
  services: Services,
  round: { city: Municipality; campaign: StartedCampaign },
  silent: readonly Kept<AskedSurvey>[],
  why: PhonedSurvey['why'],
): Promise<'go-on' | 'more'> => {
  let next: 'go-on' | 'more' = 'go-on';
  for (const ward of new Set(silent.map(({ value }) => value.ward))) {
    const ofWard = silent.filter(({ value }) => value.ward === ward);
    const consultants = await consultantsOf(services.store, round.city.municipality, ward);
    const owners = consultants.map(({ staffId }) => staffId).sort();
    for (const share of sharePhoneCalls(ofWard, owners)) {
      const handed = await inBatches(share.facilities, (batch) =>
        handOverBatch(services, round, { ward, owner: share.owner, batch, why }),
      );
      if (handed === 'more') next = 'more';
    }
  }
  return next;
};

type Handing = {
  ward: WardCode;
  owner: StaffId | undefined;
  batch: readonly Kept<AskedSurvey>[];
  why: PhonedSurvey['why'];
};

const handOverBatch = async (
  services: Services,
  { city, campaign }: { city: Municipality; campaign: StartedCampaign },
  { ward, owner, batch, why }: Handing,
): Promise<boolean> => {
  const now = services.clock.now();
  const dueAt = dueInWorkingDays(WORKING_DAYS_TO_PHONE, now, city.closures).toString();
  const { taskId, writes } = await phoneTask(services, campaign, ward, owner, dueAt);
  const handed = batch.map((kept) =>
    saving<Survey>(surveys, kept, handToPhone(kept.value, taskId, why, now), 'SurveyMoved'),
  );
  const outcome = await carryOut(services, {
    municipality: city.municipality,
    writes: [...writes, ...handed],
  });
  return outcome.ok;
};

/** The consultant's open task for this round and ward, or a new one. Its id follows from them: two at once make one. */
const phoneTask = async (
  services: Services,
  campaign: StartedCampaign,
  ward: WardCode,
  owner: StaffId | undefined,
  dueAt: string,
): Promise<{ taskId: TaskId; writes: Write[] }> => {
  const { municipality, campaignId } = campaign;
  for (let number = 1; ; number += 1) {
    const taskId = namedId('task', campaignId, ward, owner ?? 'queue', number) as TaskId;
    const known = await taskOf(services.store, municipality, taskId);
    // Written anew, so that a consultant who finishes its last call at this moment does not end it.
    if (known?.value.status === 'open')
      return { taskId, writes: [saving(tasks, known, known.value, 'TaskMoved')] };
    if (known) continue;
    const task: OpenTask = {
      status: 'open',
      municipality,
      taskId,
      kind: 'phone-survey',
      ward,
      ...(owner ? { owner } : {}),
      subject: campaignId,
      about: { campaignId },
      openedAt: services.clock.now().toString(),
      dueAt,
    };
    return { taskId, writes: [creating(tasks, task, 'TaskExists')] };
  }
};
