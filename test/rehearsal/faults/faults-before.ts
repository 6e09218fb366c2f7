import type { FaultOrders } from '../../../infra/local/faults/fault-orders.ts';
import type { Dice } from '../dice.ts';
import type { FaultKind } from '../rehearsal-options.ts';
import { diceFor, mayFail, note, type World } from '../world.ts';
import type { Deliveries } from './weather.ts';

type Ordered =
  | { calls: FaultOrders }
  | { deliveries: Partial<Deliveries> }
  /** So many calls until the process dies, at most. */
  | { diesWithin: number };

/** Failures that a city meets now and then, one kind at a time. Restarts and clock jumps come at night. */
const FAULTS: Partial<Record<FaultKind, readonly Ordered[]>> = {
  throttles: [
    { calls: { ses: { throttle: 2 } } },
    { calls: { dynamodb: { throttle: 4 } } },
    { calls: { states: { throttle: 1 } } },
  ],
  'timeouts after commit': [
    { calls: { ses: { timeoutAfterCommit: 1 } } },
    { calls: { dynamodb: { timeoutAfterCommit: 2 } } },
    { calls: { dynamodb: { timeoutAfterCommit: 1, actions: ['TransactWriteItems'] } } },
    { calls: { states: { timeoutAfterCommit: 1 } } },
  ],
  outages: [{ calls: { ses: { unavailable: 2 } } }, { calls: { dynamodb: { unavailable: 2 } } }],
  'crashed functions': [{ calls: { lambda: { crash: 1 } } }, { calls: { lambda: { crashAfterWork: 1 } } }],
  duplicates: [{ deliveries: { twice: 3 } }],
  reordering: [{ deliveries: { late: 3 } }],
  'lost timers': [{ deliveries: { lost: 1 } }],
  'hard stops': [{ diesWithin: 120 }],
};

/** So many of a hundred parts of a day have a failure. */
const PERCENT = 35;

/** Orders a failure for what follows, in about a third of the day's parts. */
export const faultsBefore = (world: World, slot: string): void => {
  const dice = diceFor(world, 'faults', slot);
  if (!dice.in100(PERCENT)) return;
  const kind = dice.pick(Object.keys(FAULTS) as FaultKind[]);
  if (!mayFail(world, kind)) return;
  const ordered = dice.pick(FAULTS[kind] ?? []);
  order(world, ordered, dice);
  note(world, 'the weather', `${kind}: ${JSON.stringify(ordered)}`);
};

const order = ({ twin, weather }: World, ordered: Ordered, dice: Dice): void => {
  if ('calls' in ordered) twin.faults.order(ordered.calls);
  else if ('deliveries' in ordered) Object.assign(weather.deliveries, ordered.deliveries);
  else weather.diesAfterCalls = 1 + dice.below(ordered.diesWithin);
};

/** What was ordered and did not come is taken back. */
export const clearFaults = ({ twin, weather }: World): void => {
  twin.faults.clear();
  Object.assign(weather.deliveries, { lost: 0, twice: 0, late: 0 });
  weather.diesAfterCalls = undefined;
};
