import { takeCaseAtDesk } from '../../../functions/case/take.ts';
import { confirmEscalation } from '../../../functions/escalation/acknowledge.ts';
import { recordOutcome } from '../../../functions/escalation/settle.ts';
import { finishTaskAtDesk } from '../../../functions/task/commands.ts';
import { CaseId } from '../../../shared/domain/ids.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import type { Result } from '../../../shared/runtime/result.ts';
import { escalationOf } from '../../../shared/store/escalations.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { diceFor, note, nowOf, servicesOf, type World } from '../world.ts';
import { callFacilities } from './calls.ts';
import { callFamily, offerToFamily, reachNobody } from './families-followed.ts';

const DAY_MS = 86_400_000;

/** One task, as a consultant works it. Not everything succeeds: then it stays open for the next time. */
export const doTask = async (world: World, me: Staff, task: OpenTask, slot: string): Promise<void> => {
  const dice = diceFor(world, 'task', me.subject, slot, task.kind, task.openedAt);
  const by = principalOf(me);
  const services = servicesOf(world);
  switch (task.kind) {
    case 'take-case':
      return told(world, me, task, await takeCaseAtDesk(services, by, CaseId.parse(task.subject)));
    case 'call-guardian':
      return dice.in100(65) ? callFamily(world, me, task, dice) : reachNobody(world, me, task, dice);
    case 'offer-options':
      return offerToFamily(world, me, task);
    case 'phone-survey':
      return callFacilities(world, me, task, dice);
    case 'call-agency':
      return dice.in100(60) ? confirmByPhone(world, me, task) : unreached(world, me, task);
    case 'watch-escalation':
      return settleWhenKnown(world, me, task);
    case 'approve-round':
      // A supervisor's, never a consultant's: see supervisors.ts.
      return;
    case 'ask-facility':
      if (!dice.in100(70)) return unreached(world, me, task);
      return told(world, me, task, await finishTaskAtDesk(services, by, task.taskId));
    case 'new-places':
    case 'correct-address':
    case 'print-sheets':
    case 'next-step':
      return told(world, me, task, await finishTaskAtDesk(services, by, task.taskId));
    default:
      return task.kind satisfies never;
  }
};

export const told = (
  world: World,
  me: Staff,
  task: OpenTask,
  outcome: Result<unknown, { kind: string }>,
): void =>
  note(
    world,
    me.subject,
    outcome.ok ? `did ${task.kind}` : `could not do ${task.kind}: ${outcome.refusal.kind}`,
    task.taskId,
    task.subject,
  );

const unreached = (world: World, me: Staff, task: OpenTask): void =>
  note(world, me.subject, `reached nobody for ${task.kind}`, task.taskId, task.subject);

const confirmByPhone = async (world: World, me: Staff, task: OpenTask): Promise<void> => {
  const outcome = await confirmEscalation(servicesOf(world), {
    municipality: world.city,
    principal: principalOf(me),
    escalationId: task.subject,
    name: '架空の係員',
    how: 'phone',
  });
  told(world, me, task, outcome);
};

/** A day after somebody confirmed that they have it, the child has been seen. */
const settleWhenKnown = async (world: World, me: Staff, task: OpenTask): Promise<void> => {
  const kept = await escalationOf(servicesOf(world).store, me.municipality, task.subject);
  if (kept?.value.status !== 'acknowledged') return;
  if (nowOf(world) - Date.parse(kept.value.acknowledgement.at) < DAY_MS) return;
  const outcome = await recordOutcome(servicesOf(world), {
    municipality: world.city,
    principal: principalOf(me),
    escalationId: task.subject,
    outcome: {
      kind: 'child-seen',
      seenBy: '架空の係員',
      seenAt: world.twin.timeline.now().toString(),
      where: '自宅',
    },
  });
  told(world, me, task, outcome);
};
