import type { FunctionFault } from '../../../infra/local/faults/fault-board.ts';
import type { Outcome } from '../../../infra/local/functions/invocation.ts';
import type { Twin } from '../../../infra/local/twin.ts';
import type { FaultKind } from '../rehearsal-options.ts';

type CallFault = 'throttle' | 'unavailable' | 'timeoutAfterCommit';

/** What was ordered of deliveries and has not come yet: how many of the next ones are lost, come twice, or come late. */
export type Deliveries = { lost: number; twice: number; late: number };

/** Everything that breaks in a rehearsal, and every call to AWS, counted across restarts. */
export type Weather = {
  seen: Map<FaultKind, number>;
  /** `dynamodb GetItem` → how often; functions as `lambda Invoke`. */
  calls: Map<string, number>;
  deliveries: Deliveries;
  /** At this many calls from now the process dies, in the middle of whatever is under way. */
  diesAfterCalls: number | undefined;
  /** The process is dead: nothing that it still does reaches anything. */
  dead: boolean;
  /** What the process takes with it, or leaves behind, at the instant of its death. */
  atDeath: () => void;
  /** Events that lie with AWS and were not delivered yet. */
  held: Set<{ functionArn: string; payload: unknown }>;
};

export const calm = (): Weather => ({
  seen: new Map(),
  calls: new Map(),
  deliveries: { lost: 0, twice: 0, late: 0 },
  diesAfterCalls: undefined,
  dead: false,
  atDeath: () => undefined,
  held: new Set(),
});

export const count = <K>(counts: Map<K, number>, what: K): void =>
  void counts.set(what, (counts.get(what) ?? 0) + 1);

const KIND_OF_CALL: Record<CallFault, FaultKind> = {
  throttle: 'throttles',
  unavailable: 'outages',
  timeoutAfterCommit: 'timeouts after commit',
};

/** Puts the weather over a twin that was just started. */
export const letWeatherReach = (twin: Twin, weather: Weather): void => {
  watchCalls(twin, weather);
  watchDeliveries(twin, weather);
};

const watchCalls = ({ faults }: Twin, weather: Weather): void => {
  const [next, nextOfFunction] = [faults.next.bind(faults), faults.nextOfFunction.bind(faults)];
  faults.next = (service, action) => {
    count(weather.calls, `${service} ${action}`);
    dieIfDue(weather);
    if (weather.dead) return 'unavailable';
    const fault = next(service, action);
    if (fault) count(weather.seen, KIND_OF_CALL[fault]);
    return fault;
  };
  faults.nextOfFunction = (functionArn): FunctionFault | undefined => {
    count(weather.calls, 'lambda Invoke');
    if (weather.dead) return 'crash';
    const fault = nextOfFunction(functionArn);
    if (fault) count(weather.seen, 'crashed functions');
    return fault;
  };
};

const dieIfDue = (weather: Weather): void => {
  if (weather.dead || weather.diesAfterCalls === undefined) return;
  weather.diesAfterCalls -= 1;
  if (weather.diesAfterCalls > 0) return;
  weather.diesAfterCalls = undefined;
  weather.dead = true;
  weather.atDeath();
};

const DONE: Outcome = { ok: true, payload: null };
/** A late event comes so much later: others overtake it. Unit: milliseconds. */
const LATE_MS = 45_000;
/** An event that fails after it was held is tried again so many times, as EventBridge would. */
const TRIES_WHEN_LATE = 5;

/** The stream's batches and the schedule's beats may be lost, events may come twice, mail events late: at least once, in no order. */
const watchDeliveries = ({ functions, timeline }: Twin, weather: Weather): void => {
  const invoke = functions.invoke.bind(functions);
  const { deliveries } = weather;
  const deliverLate = async (
    held: { functionArn: string; payload: unknown },
    tries: number,
  ): Promise<void> => {
    if (weather.dead) return;
    const outcome = await invoke(held.functionArn, held.payload);
    if (weather.dead) return;
    if (!outcome.ok && tries < TRIES_WHEN_LATE) return hold(held, tries + 1);
    weather.held.delete(held);
  };
  const hold = (held: { functionArn: string; payload: unknown }, tries: number): void => {
    weather.held.add(held);
    timeline.schedule(timeline.nowEpochMs() + LATE_MS * tries, () => deliverLate(held, tries));
  };
  for (const held of weather.held) hold(held, 1);
  functions.invoke = async (functionArn, payload) => {
    if (weather.dead) return invoke(functionArn, payload);
    const what = deliveryOf(payload);
    if (deliveries.lost > 0 && (what === 'beat' || what === 'batch')) {
      deliveries.lost -= 1;
      count(weather.seen, 'lost timers');
      return DONE;
    }
    if (deliveries.late > 0 && what === 'mail event') {
      deliveries.late -= 1;
      count(weather.seen, 'reordering');
      hold({ functionArn, payload }, 1);
      return DONE;
    }
    const outcome = await invoke(functionArn, payload);
    if (deliveries.twice > 0 && what !== 'other' && outcome.ok) {
      deliveries.twice -= 1;
      count(weather.seen, 'duplicates');
      return invoke(functionArn, payload);
    }
    return outcome;
  };
};

/** What brings a function to run, as its event says. */
const deliveryOf = (payload: unknown): 'batch' | 'beat' | 'mail event' | 'other' => {
  if (typeof payload !== 'object' || payload === null) return 'other';
  if ('Records' in payload) return 'batch';
  const { 'detail-type': detailType } = payload as { 'detail-type'?: unknown };
  if (detailType === 'Scheduled Event') return 'beat';
  return 'source' in payload && payload.source === 'aws.ses' ? 'mail event' : 'other';
};
