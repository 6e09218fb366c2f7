import type { MailEffect } from '../../../shared/domain/outbox/effect.ts';
import { inMailings } from '../../../shared/domain/outbox/mailing.ts';
import { reminderLeavesAt } from '../../../shared/domain/survey/habit.ts';
import { markReminded, whoToRemind } from '../../../shared/domain/survey/rules.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import { surveys, surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { facilitiesOf } from '../../../shared/store/facilities.ts';
import type { Services } from '../../../shared/store/services.ts';
import { saving } from '../../../shared/store/writes.ts';
import { RemindTheSilent, type WhereNext } from '../../../workflows/vacancy-collection/io.ts';
import { step } from '../../steps/steps.ts';
import { type AskingRoutes, askingRoutes } from '../contacts/asking-routes.ts';
import { writeToCorporations } from '../corporation/ask-corporations.ts';
import { askForSheets } from '../fax-sheets/sheet-tasks.ts';
import { leaveOutOfOperation } from '../rounds/leaving.ts';
import { type Round, recipientsOf, roundOf, SURVEY_MOVED, whileItRuns } from '../rounds/rounds.ts';
import { surveyMail } from '../survey-mail.ts';
import { inBatches } from './batches.ts';

/** A silent facility with the way to it. */
type Silent = { row: Extract<Survey, { status: 'asked' }>; version: number; route: RouteInWriting };
type RouteInWriting = Extract<ReturnType<AskingRoutes['routeOf']>, { by: 'mail' | 'corporation' }>;

/**
 * Reminds whoever was asked in a mail and is silent, at its usual answering time where that is known. One who answers at
 * this very moment makes the batch come again; one who answers before the mail leaves gets none.
 */
export const remindTheSilent = step({
  ...RemindTheSilent,
  run: async (services, { municipality, campaignId, reminder }): Promise<WhereNext> => {
    const round = await roundOf(services, municipality, campaignId);
    if (round.kept.value.status !== 'open') return { next: 'stopped' };
    if ((await leaveOutOfOperation(services, { municipality, campaignId })) === 'more')
      return { next: 'more' };
    const routes = await askingRoutes(services, round.kept.value.municipality);
    if (reminder === 2) await faxAgain(services, round, routes);
    const all = await surveysOf(services.store, municipality, campaignId);
    const silent = await silentWithRoutes(services, all, routes, reminder);
    const next = await inBatches(silent, async (batch) => {
      const outcome = await carryOut(services, {
        municipality,
        writes: [
          whileItRuns(round),
          ...batch.map(({ row, version }) =>
            saving<Survey>(surveys, { value: row, version }, markReminded(row, reminder), SURVEY_MOVED),
          ),
        ],
        effects: inMailings(batch.flatMap((one) => reminderOf(services, round, one, reminder))),
      });
      return outcome.ok;
    });
    if (next === 'more') return { next };
    const asked = all.filter(({ value }) => value.status === 'asked').map(({ value }) => value.facilityId);
    await writeToCorporations(services, round, routes.corporationsOf(asked), reminder);
    return { next };
  },
});

/** Those asked by FAX get no reminder by mail: their ward is asked to send its sheets once more. */
const faxAgain = async (services: Services, round: Round, routes: AskingRoutes): Promise<void> => {
  const facilities = await recipientsOf(services, round);
  await askForSheets(services, round, { facilities, routes, printing: 'reminder-2' });
};

const silentWithRoutes = async (
  services: Services,
  all: Awaited<ReturnType<typeof surveysOf>>,
  routes: AskingRoutes,
  reminder: 1 | 2,
): Promise<Silent[]> => {
  const versions = new Map(all.map(({ value, version }) => [value.facilityId, version]));
  const silent = whoToRemind(
    all.map(({ value }) => value),
    reminder,
  );
  const [first] = silent;
  const known = new Map(
    (first ? await facilitiesOf(services.store, first.municipality) : []).map(({ value }) => [
      value.id,
      value,
    ]),
  );
  return silent.flatMap((row) => {
    const facility = known.get(row.facilityId) ?? { id: row.facilityId };
    const route = routes.routeOf(facility, `reminder-${reminder}`);
    const version = versions.get(row.facilityId) ?? 0;
    return route.by === 'mail' || route.by === 'corporation' ? [{ row, version, route }] : [];
  });
};

/** The reminder to a facility itself; what its corporation is asked for it is not asked again. */
const reminderOf = (
  services: Services,
  round: Round,
  { row, route }: Silent,
  reminder: 1 | 2,
): MailEffect[] => {
  if (route.by === 'corporation') return [];
  const notBefore = reminderLeavesAt(row.habit, services.clock.now());
  const mail = { letter: 'survey-reminder', lane: 'reminder', reminder, reader: route.reader } as const;
  return [surveyMail(services, round, row.facilityId, { ...mail, ...(notBefore ? { notBefore } : {}) })];
};
