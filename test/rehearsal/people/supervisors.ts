import { Temporal } from 'temporal-polyfill';
import { prepare, start } from '../../../functions/vacancy/rounds/run-round.ts';
import { RoundPlan } from '../../../shared/domain/campaign/schema.ts';
import { campaignOf } from '../../../shared/store/campaigns.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { act } from '../act.ts';
import type { Dice } from '../dice.ts';
import { diceFor, note, servicesOf, takesPart, todayOf, type World } from '../world.ts';

/** On the first working day of a month a supervisor prepares its round and a colleague approves it, by the commands behind the desk's buttons. */
export const supervisorStartsRound = async (world: World): Promise<void> => {
  const month = todayOf(world).slice(0, 7);
  if (!takesPart(world, 'rounds') || world.roundOfMonth === month) return;
  const supervisor = world.staff.find(({ role }) => role === 'supervisor');
  const approver = world.staff.find((one) => one.role !== 'consultant' && one !== supervisor);
  if (!supervisor || !approver) throw new Error('The city has no two people who may start a round');
  const by = principalOf(supervisor);
  const services = servicesOf(world);
  await act(world, async () => {
    const { campaignId } = await prepare(
      services,
      world.city,
      by,
      planFor(todayOf(world), diceFor(world, 'publication')),
    );
    const kept = await campaignOf(services.store, world.city.municipality, campaignId);
    if (!kept) throw new Error('The round was not kept');
    const started = await start(services, world.city, principalOf(approver), kept);
    if (!started.ok) throw new Error(`The round did not start: ${started.refusal.kind}`);
    world.round = started.value;
    world.rounds.set(campaignId, started.value);
    world.roundOfMonth = month;
    note(world, approver.subject, `approved the round of ${month}, ${started.value.publication}`, campaignId);
  });
};

const planFor = (today: string, dice: Dice): RoundPlan => {
  const next = Temporal.PlainDate.from(today).add({ months: 1 });
  return RoundPlan.parse({
    formVersion: 1,
    rhythm: 'once',
    facilityTypes: ['licensed-nursery', 'small-scale', 'kodomoen', 'family-daycare'],
    opensOn: today,
    remindAfterDays: [2, 3],
    deadlineAfterDays: 5,
    publication: dice.pick(['at-once', 'at-deadline']),
    speaksOf: { fiscalYear: next.month >= 4 ? next.year : next.year - 1, month: next.month },
    contact: { name: { ja: '子育て支援課' }, phone: '000-000-0000' },
  });
};
