/** The error names that the service itself raises. Source: the developer guide, "Handling errors". */
export const STATES_ALL = 'States.ALL';
export const STATES_TASK_FAILED = 'States.TaskFailed';
export const STATES_TIMEOUT = 'States.Timeout';
export const STATES_HEARTBEAT_TIMEOUT = 'States.HeartbeatTimeout';
export const STATES_RUNTIME = 'States.Runtime';
export const STATES_QUERY_EVALUATION_ERROR = 'States.QueryEvaluationError';
export const STATES_DATA_LIMIT_EXCEEDED = 'States.DataLimitExceeded';

type FailureFacts = {
  error?: string;
  cause?: string;
  location?: string;
  alias?: string;
  ofEvaluation?: boolean;
};

/**
 * A state that cannot go on: what `Retry` and `Catch` are asked about, and what ends the execution if they have no
 * answer. `ofEvaluation` says that an expression failed,
 * `location` in which field; `alias` a second name under which it may be caught.
 */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly error: string | undefined;
  override readonly cause: string | undefined;
  readonly location: string | undefined;
  readonly alias: string | undefined;
  readonly ofEvaluation: boolean;

  constructor(facts: FailureFacts) {
    super(`${facts.error ?? 'no error name'}: ${facts.cause ?? 'no cause'}`);
    this.error = facts.error;
    this.cause = facts.cause;
    this.location = facts.location;
    this.alias = facts.alias;
    this.ofEvaluation = facts.ofEvaluation ?? false;
  }
}

/**
 * A failure that a state's own description causes: its cause is told with the state and the event of its entering,
 * which only the one who runs the state knows (`asStateFailure`).
 */
export class EvaluationFailure extends Error {
  override readonly name = 'EvaluationFailure';
  readonly error: string;
  readonly location: string | undefined;

  constructor(error: string, message: string, location?: string) {
    super(message);
    this.error = error;
    this.location = location;
  }
}

export const runtimeFailure = (message: string): EvaluationFailure =>
  new EvaluationFailure(STATES_RUNTIME, message);

/** Tells an evaluation's failure as the service does: with the state's name and the event that entered it, if there is one. */
export const asStateFailure = (
  reason: unknown,
  at: { state: string; enteredEventId: number } | undefined,
): StateFailure => {
  if (reason instanceof StateFailure) return reason;
  if (!(reason instanceof EvaluationFailure)) throw reason;
  const where = at
    ? `An error occurred while executing the state '${at.state}' (entered at the event id #${at.enteredEventId}). `
    : '';
  const { error, message, location } = reason;
  return new StateFailure({
    error,
    cause: where + message,
    ofEvaluation: error === STATES_QUERY_EVALUATION_ERROR,
    ...(location ? { location } : {}),
  });
};
