/** How far an execution came in a state. */
export type Visit = 'now' | 'done' | 'failed';

export type VisitEvent = { type: string; id: number; previousEventId: number; name: string | undefined };

/** Which states an execution entered, and what became of each: read from its history, oldest event first. */
export const visitsOf = (events: readonly VisitEvent[], running: boolean): Map<string, Visit> => {
  const visits = new Map<string, Visit>();
  const stateOf = new Map<number, string>();
  for (const event of events) {
    const state = event.name ?? stateOf.get(event.previousEventId);
    if (state !== undefined) stateOf.set(event.id, state);
    if (event.type.endsWith('StateEntered') && event.name) visits.set(event.name, 'now');
    else if (event.type.endsWith('StateExited') && event.name) visits.set(event.name, 'done');
    else if (/(Failed|TimedOut|Aborted)$/.test(event.type) && state) visits.set(state, 'failed');
  }
  if (!running) for (const [name, visit] of visits) if (visit === 'now') visits.set(name, 'failed');
  return visits;
};
