import type { FunctionError, Outcome } from './invocation.ts';

/** What Node's Lambda runtime makes of something thrown. */
export const functionErrorOf = (thrown: unknown): FunctionError => {
  if (thrown instanceof Error) {
    return {
      errorType: thrown.name,
      errorMessage: thrown.message,
      trace: (thrown.stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
};

export const failed = (error: FunctionError): Outcome => ({ ok: false, error, throttled: false });

export const throttled = (): Outcome => ({
  ok: false,
  throttled: true,
  error: { errorType: 'Lambda.TooManyRequestsException', errorMessage: 'Rate Exceeded.', trace: [] },
});

export const timeoutOutcome = (timeoutSeconds: number): Outcome =>
  failed({
    errorType: 'Sandbox.Timedout',
    errorMessage: `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
    trace: [],
  });

/** Lambda carries at most 6 MB each way in a call that waits for its answer. */
const LARGEST_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** The handler's answer as it arrives on the other side: JSON, `undefined` as null, refused when too large. */
export const answered = (value: unknown): Outcome => {
  const text = JSON.stringify(value) ?? 'null';
  if (Buffer.byteLength(text) <= LARGEST_PAYLOAD_BYTES) return { ok: true, payload: JSON.parse(text) };
  return failed({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    trace: [],
  });
};
