import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { TaskId } from '../../../shared/domain/ids.ts';
import type { WardCode } from '../../../shared/domain/municipality/schema.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import { dismissTask, dueInWorkingDays } from '../../../shared/domain/task/rules.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { consultantsOf } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { openTasksAbout, taskOf, tasks } from '../../../shared/store/tasks.ts';
import { creating, saving } from '../../../shared/store/writes.ts';
import type { AskingRoutes } from '../contacts/asking-routes.ts';
import { namedId } from '../named-id.ts';
import type { Round } from '../rounds/rounds.ts';

/** The first printing, and the second FAX to those that have not answered by the second reminder. */
type Printing = 'opening' | 'reminder-2';

/** Working days in which sheets are printed and sent. Unit: days. */
const WORKING_DAYS_TO_PRINT = 1;

/**
 * One task per ward with silent facilities that are asked by FAX. It is one errand to printer and FAX machine: the ward's
 * consultant has it where there is one, several find it in the ward's queue. Named by round, ward and printing, so that a step that
 * comes again makes no second one.
 */
export const askForSheets = async (
  services: Services,
  round: Round,
  {
    facilities,
    routes,
    printing,
  }: { facilities: readonly Facility[]; routes: AskingRoutes; printing: Printing },
): Promise<void> => {
  const { municipality, campaignId } = round.kept.value;
  const byFax = new Set<string>(
    facilities.filter((one) => routes.routeOf(one, 'invitation').by === 'fax').map(({ id }) => id),
  );
  if (byFax.size === 0) return;
  const silent = (await surveysOf(services.store, municipality, campaignId))
    .map(({ value }) => value)
    .filter((survey) => survey.status === 'asked' && byFax.has(survey.facilityId));
  for (const ward of new Set(silent.map((survey) => survey.ward))) {
    await openSheetTask(services, round, ward, printing, sheetsIn(silent, ward));
  }
};

const sheetsIn = (silent: readonly Survey[], ward: WardCode): number =>
  silent.filter((survey) => survey.ward === ward).length;

const openSheetTask = async (
  services: Services,
  { city, kept }: Round,
  ward: WardCode,
  printing: Printing,
  sheets: number,
): Promise<void> => {
  const { municipality, campaignId } = kept.value;
  const taskId = namedId('task', campaignId, ward, 'sheets', printing) as TaskId;
  if (await taskOf(services.store, municipality, taskId)) return;
  const [owner, ...others] = await consultantsOf(services.store, municipality, ward);
  const now = services.clock.now();
  const task: OpenTask = {
    status: 'open',
    municipality,
    taskId,
    kind: 'print-sheets',
    ward,
    ...(owner && others.length === 0 ? { owner: owner.staffId } : {}),
    subject: campaignId,
    about: { campaignId, sheets: String(sheets) },
    openedAt: now.toString(),
    dueAt: dueInWorkingDays(WORKING_DAYS_TO_PRINT, now, city.closures).toString(),
  };
  // Refused when the same step ran twice at once: then the task is there.
  await carryOut(services, { municipality, writes: [creating(tasks, task, 'TaskExists')] });
};

/** At the deadline nobody prints any more: whoever is silent is called. */
export const endSheetTasks = async (services: Services, { kept }: Round): Promise<void> => {
  const { municipality, campaignId } = kept.value;
  const open = await openTasksAbout(services.store, municipality, campaignId);
  for (const task of open.filter(({ value }) => value.kind === 'print-sheets')) {
    // Refused when somebody said at this moment that it is done.
    await services.store.commit([
      saving(tasks, task, dismissTask(task.value, services.clock.now()), 'TaskMoved'),
    ]);
  }
};
