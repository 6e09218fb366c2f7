import type { JsonObject } from '../language/json.ts';

/** One event of an execution's history, as it is kept. `at` is epoch milliseconds. */
export type HistoryEvent = {
  id: number;
  previousEventId: number;
  at: number;
  type: string;
  details?: JsonObject;
};

const EVENTS_OF_SEVERAL_STATES = ['StateEntered', 'StateExited'] as const;

/** The member in which the service puts the details of an event of this type. */
const detailsMemberOf = (type: string): string => {
  const shared = EVENTS_OF_SEVERAL_STATES.find((ending) => type.endsWith(ending));
  const named = shared ?? type;
  return `${named.charAt(0).toLowerCase()}${named.slice(1)}EventDetails`;
};

const MEMBERS_WITH_DATA = ['input', 'output', 'parameters', 'assignedVariables'];

/** The event as `GetExecutionHistory` answers it; without data, what was handed in and out is left out. */
export const eventOnTheWire = (event: HistoryEvent, includeExecutionData: boolean): JsonObject => {
  const { id, previousEventId, at, type, details } = event;
  const common = { timestamp: at / 1000, type, id, previousEventId };
  if (!details) return common;
  const kept = includeExecutionData
    ? details
    : Object.fromEntries(Object.entries(details).filter(([member]) => !MEMBERS_WITH_DATA.includes(member)));
  return { ...common, [detailsMemberOf(type)]: kept };
};

const whole = { truncated: false };

export const inputDetails = (input: string): JsonObject => ({ input, inputDetails: whole });
export const outputDetails = (output: string): JsonObject => ({ output, outputDetails: whole });

/** The variables that a state assigned, each as JSON text. */
export const assignedDetails = (assigned: JsonObject | undefined): JsonObject => {
  if (!assigned || Object.keys(assigned).length === 0) return {};
  const texts = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: whole };
};

/** An error and its cause, each only where there is one. */
export const failureDetails = (failure: {
  error?: string | undefined;
  cause?: string | undefined;
}): JsonObject => ({
  ...(failure.error === undefined ? {} : { error: failure.error }),
  ...(failure.cause === undefined ? {} : { cause: failure.cause }),
});
