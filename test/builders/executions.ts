import { z } from 'zod';
import type { Twin } from '../../infra/local/twin.ts';

const Executions = z.object({
  executions: z.array(z.object({ executionArn: z.string(), name: z.string(), status: z.string() })),
});
const History = z.object({
  events: z.array(
    z.looseObject({ type: z.string(), stateEnteredEventDetails: z.object({ name: z.string() }).optional() }),
  ),
  nextToken: z.string().optional(),
});

const handle = async (twin: Twin, action: string, request: Record<string, unknown>): Promise<unknown> => {
  const { status, body } = await twin.stepFunctions.handle(action, request, {});
  if (status !== 200) throw new Error(`${action}: ${JSON.stringify(body)}`);
  return body;
};

/** Every execution of a workflow, by name. */
export const executionsOf = async (twin: Twin, workflow: string) => {
  const machine = twin.declaration
    .all('AWS::StepFunctions::StateMachine')
    .find(({ name }) => name.endsWith(`-${workflow}`));
  const body = await handle(twin, 'ListExecutions', { stateMachineArn: machine?.arn });
  return Executions.parse(body).executions;
};

/** The whole history of an execution, oldest first. */
export const historyOf = async (twin: Twin, executionArn: string) => {
  const events: z.infer<typeof History>['events'] = [];
  let nextToken: string | undefined;
  do {
    const page = History.parse(
      await handle(twin, 'GetExecutionHistory', {
        executionArn,
        maxResults: 1000,
        includeExecutionData: true,
        ...(nextToken ? { nextToken } : {}),
      }),
    );
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken);
  return events;
};

/** The states that an execution entered, each once, in the order of its first visit. */
export const statesVisited = async (twin: Twin, executionArn: string): Promise<string[]> => [
  ...new Set(
    (await historyOf(twin, executionArn)).flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
  ),
];
