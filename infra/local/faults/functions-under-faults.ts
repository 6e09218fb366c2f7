import type { Functions, Outcome } from '../functions/invocation.ts';
import type { FaultBoard } from './fault-board.ts';

/** The functions, dying where a failure was ordered: before they run, or after their work and before their answer. */
export const functionsUnderFaults = (
  functions: Functions,
  faults: Pick<FaultBoard, 'nextOfFunction'>,
): Functions => ({
  has: (functionArn) => functions.has(functionArn),
  invoke: async (functionArn, payload) => {
    const fault = faults.nextOfFunction(functionArn);
    if (fault === 'crash') return crashed;
    const outcome = await functions.invoke(functionArn, payload);
    return fault === 'crashAfterWork' ? crashed : outcome;
  },
});

/** As Lambda reports a process that was killed. */
const crashed: Outcome = {
  ok: false,
  throttled: false,
  error: {
    errorType: 'Runtime.ExitError',
    errorMessage: 'Error: Runtime exited with error: signal: killed',
    trace: [],
  },
};
