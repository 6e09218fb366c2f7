/** A function error as Lambda reports it: `errorType` is the name that a workflow's `Catch` and `Retry` compare. */
export type FunctionError = { errorType: string; errorMessage: string; trace: readonly string[] };

/** What an invocation ended in: the JSON that the handler returned, or the error it threw. */
export type Outcome =
  | { ok: true; payload: unknown }
  | { ok: false; error: FunctionError; throttled: boolean };

/** A failed invocation, for whoever shows failures to the person at the machine. */
export type FailureReport = { functionPath: string; requestId: string; error: FunctionError };

/** The functions that the templates declare, started when first called. */
export interface Functions {
  has(functionArn: string): boolean;
  /** Calls a function and waits for its answer. The ARN may carry a version or alias. Throws `UnknownFunction`. */
  invoke(functionArn: string, payload: unknown): Promise<Outcome>;
}

/** No template declares the function that was called. */
export class UnknownFunction extends Error {
  override name = 'UnknownFunction';

  constructor(functionArn: string) {
    super(`no template declares ${functionArn}`);
  }
}

/** A function ARN has seven parts; an eighth names a version or an alias. */
export const unqualified = (functionArn: string): string => functionArn.split(':').slice(0, 7).join(':');
