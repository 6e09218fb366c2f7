import type { WireEvent } from './scene.ts';

const ENDS = new Set(['ExecutionSucceeded', 'ExecutionFailed', 'ExecutionAborted', 'ExecutionTimedOut']);
/** Events that may follow no other: the first, the first state's, and an end that comes from outside. */
const ROOTS = new Set(['ExecutionStarted', 'ExecutionAborted', 'ExecutionTimedOut']);

const REQUEST = /^(Task|LambdaFunction|Activity)(Scheduled|Started|Submitted|Succeeded|Failed|TimedOut)$/;
const FOLLOWS: Record<string, string[]> = {
  Started: ['Scheduled'],
  Submitted: ['Started'],
  Succeeded: ['Started', 'Submitted'],
  Failed: ['Started', 'Submitted', 'Scheduled'],
  TimedOut: ['Started', 'Submitted'],
};

/** What is wrong with the history of an execution that has ended, whatever its machine: empty if nothing is. */
export const faultsOf = (events: readonly WireEvent[]): string[] => [
  ...faultsOfOrder(events),
  ...faultsOfEnds(events),
  ...faultsOfStates(events),
  ...faultsOfRequests(events),
  ...faultsOfIterations(events),
];

const typeOf = (events: readonly WireEvent[], id: number): string => events[id - 1]?.type ?? '';

const nameIn = (event: WireEvent): string => {
  const details = (event.stateEnteredEventDetails ?? event.stateExitedEventDetails) as { name: string };
  return details.name;
};

/** Ids count from one, time does not run back, and each event follows an earlier one. */
const faultsOfOrder = (events: readonly WireEvent[]): string[] =>
  events.flatMap(({ id, previousEventId, timestamp, type }, place) => {
    const before = events[place - 1];
    const faults: string[] = [];
    if (id !== place + 1) faults.push(`${id} stands in place ${place + 1}`);
    if (previousEventId >= id) faults.push(`${id} follows ${previousEventId}`);
    if (previousEventId === 0 && !(ROOTS.has(type) || (id === 2 && type.endsWith('StateEntered'))))
      faults.push(`${id} ${type} follows nothing`);
    if (before && Number(before.timestamp) > Number(timestamp))
      faults.push(`${id} is earlier than ${before.id}`);
    return faults;
  });

/** It begins once and ends once, with nothing behind that. */
const faultsOfEnds = (events: readonly WireEvent[]): string[] => {
  const ends = events.filter(({ type }) => ENDS.has(type));
  const faults: string[] = [];
  if (events[0]?.type !== 'ExecutionStarted') faults.push('it does not begin with its start');
  if (ends.length !== 1 || ends[0] !== events.at(-1)) faults.push('it does not end once and last');
  return faults;
};

/** A state is left as often as it was entered, if all went well; never more often, and never before. */
const faultsOfStates = (events: readonly WireEvent[]): string[] => {
  const open = new Map<string, number>();
  const faults: string[] = [];
  for (const event of events) {
    const [, type, what] = /^(\w+)State(Entered|Exited)$/.exec(event.type) ?? [];
    if (type === undefined) continue;
    const key = `${type} '${nameIn(event)}'`;
    const now = (open.get(key) ?? 0) + (what === 'Entered' ? 1 : -1);
    if (now < 0) faults.push(`${event.id}: ${key} is left without being entered`);
    open.set(key, now);
  }
  const gaveUp = events.some(({ type }) => /(Failed|Aborted)$/.test(type));
  if (gaveUp) return faults;
  return [...faults, ...[...open].filter(([, left]) => left > 0).map(([key]) => `${key} is never left`)];
};

/** Each step of a request follows the one before it, and nothing else. */
const faultsOfRequests = (events: readonly WireEvent[]): string[] =>
  events.flatMap(({ id, previousEventId, type }) => {
    const [, kind, step = ''] = REQUEST.exec(type) ?? [];
    const before = FOLLOWS[step];
    if (kind === undefined || before === undefined) return [];
    const fits = before.some((one) => typeOf(events, previousEventId) === kind + one);
    return fits ? [] : [`${id} ${type} follows ${typeOf(events, previousEventId)}`];
  });

/** Every iteration that began has one end, unless the execution ended over it. */
const faultsOfIterations = (events: readonly WireEvent[]): string[] => {
  const many = (ending: string): number =>
    events.filter(({ type }) => type === `MapIteration${ending}`).length;
  const ended = many('Succeeded') + many('Failed') + many('Aborted');
  if (ended > many('Started')) return ['more iterations ended than began'];
  const whole = events.at(-1)?.type === 'ExecutionSucceeded';
  const caught = events.some(({ type }) => type.endsWith('StateFailed'));
  return whole && !caught && ended < many('Started') ? ['an iteration has no end'] : [];
};
