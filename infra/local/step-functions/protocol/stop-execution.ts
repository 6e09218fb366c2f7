import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import { Turn } from '../executions/turn.ts';
import { failureDetails } from '../history/event.ts';

type Why = { error?: string | undefined; cause?: string | undefined };

/** Ends an execution from outside; one that has ended already stays as it is. */
export const stopped = (engine: Engine, execution: Execution, why: Why): Promise<void> =>
  engine.runner.inTurn(execution, async () => {
    if (execution.status !== 'RUNNING') return;
    const turn = new Turn(execution, engine.now());
    turn.record('ExecutionAborted', 0, failureDetails(why));
    turn.close({ status: 'ABORTED', ...failureDetails(why) });
    await engine.runner.commit(turn);
  });
