import { z } from 'zod';
import type { Twin } from '../../../infra/local/twin.ts';

const Listed = z.object({
  executions: z.array(z.object({ executionArn: z.string(), name: z.string(), status: z.string() })),
  nextToken: z.string().nullish(),
});

export type Execution = { workflow: string; name: string; status: string; arn: string };

/** Every execution of every workflow, those that ended included. */
export const everyExecution = async (twin: Twin): Promise<Execution[]> => {
  const found: Execution[] = [];
  for (const { name: workflow, arn } of twin.declaration.all('AWS::StepFunctions::StateMachine')) {
    let nextToken: string | null | undefined;
    do {
      const page = await pageOf(twin, arn, nextToken);
      found.push(
        ...page.executions.map(({ name, status, executionArn: arn }) => ({ workflow, name, status, arn })),
      );
      nextToken = page.nextToken;
    } while (nextToken);
  }
  return found;
};

const pageOf = async (twin: Twin, stateMachineArn: string, nextToken: string | null | undefined) => {
  const asked = { stateMachineArn, maxResults: 1000, ...(nextToken ? { nextToken } : {}) };
  const { status, body } = await twin.stepFunctions.handle('ListExecutions', asked, {});
  if (status !== 200) throw new Error(`ListExecutions: ${JSON.stringify(body)}`);
  return Listed.parse(body);
};

const History = z.object({
  events: z.array(z.object({ type: z.string() })),
  nextToken: z.string().nullish(),
});

/** How many states all executions entered: what Step Functions counts and charges. */
export const statesEntered = async (twin: Twin): Promise<number> => {
  let entered = 0;
  for (const { arn: executionArn } of await everyExecution(twin)) {
    let nextToken: string | null | undefined;
    do {
      const asked = { executionArn, maxResults: 1000, ...(nextToken ? { nextToken } : {}) };
      const { status, body } = await twin.stepFunctions.handle('GetExecutionHistory', asked, {});
      if (status !== 200) throw new Error(`GetExecutionHistory: ${JSON.stringify(body)}`);
      const history = History.parse(body);
      entered += history.events.filter(({ type }) => type.endsWith('StateEntered')).length;
      nextToken = history.nextToken;
    } while (nextToken);
  }
  return entered;
};
