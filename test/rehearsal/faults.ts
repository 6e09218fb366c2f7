import type { FaultOrders } from '../../infra/local/faults/fault-orders.ts';
import { restart } from './city-at-work.ts';
import { diceFor, note, type World } from './world.ts';

/** Failures that a city meets now and then, one kind at a time. */
const FAULTS: readonly FaultOrders[] = [
  { ses: { throttle: 2 } },
  { ses: { timeoutAfterCommit: 1 } },
  { ses: { unavailable: 2 } },
  { dynamodb: { timeoutAfterCommit: 2 } },
  { dynamodb: { throttle: 4 } },
  { dynamodb: { timeoutAfterCommit: 1, actions: ['TransactWriteItems'] } },
  { lambda: { crash: 1 } },
  { lambda: { crashAfterWork: 1 } },
  { states: { timeoutAfterCommit: 1 } },
  { states: { throttle: 1 } },
];

/** Orders failures for what follows, in about a third of the day's parts. */
export const faultsBefore = (world: World, slot: string): void => {
  if (!world.options.faults) return;
  const dice = diceFor(world, 'faults', slot);
  if (!dice.in100(35)) return;
  const orders = dice.pick(FAULTS);
  world.twin.faults.order(orders);
  note(world, 'the weather', JSON.stringify(orders));
};

/** About twice a week the twin is stopped at night and started again on its folder. */
export const maybeRestart = async (world: World): Promise<void> => {
  if (!world.options.faults || !diceFor(world, 'restart').in100(30)) return;
  await restart(world);
  note(world, 'the weather', 'restarted');
};
