import { z } from 'zod';
import type { StateMachineDefinition } from '../step-functions/language/definition.ts';
import type { StepFunctions } from '../step-functions/step-functions.ts';

const Listed = z.looseObject({
  executionArn: z.string(),
  stateMachineArn: z.string(),
  name: z.string(),
  status: z.string(),
  startDate: z.number(),
  stopDate: z.number().optional(),
});
export type ListedExecution = z.output<typeof Listed>;

const Described = Listed.extend({
  input: z.string().optional(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
export type DescribedExecution = z.output<typeof Described>;

const HistoryEvent = z.looseObject({
  id: z.number(),
  previousEventId: z.number(),
  type: z.string(),
  timestamp: z.number(),
});
export type HistoryEvent = z.output<typeof HistoryEvent>;

/** Reads executions through Step Functions' own protocol. */
export interface WorkflowReader {
  /** Newest first. */
  list(filter: {
    limit: number;
    stateMachineArn?: string | undefined;
    status?: string | undefined;
  }): Promise<ListedExecution[]>;
  /** Undefined for an execution that is not known. */
  describe(executionArn: string): Promise<DescribedExecution | undefined>;
  history(executionArn: string): Promise<HistoryEvent[]>;
  /** The definition that the execution started with. */
  definition(executionArn: string): Promise<StateMachineDefinition>;
}

const PAGE = 1_000;

export const readWorkflows = ({ handle }: Pick<StepFunctions, 'handle'>): WorkflowReader => {
  const ask = async <S extends z.ZodType>(action: string, input: object, schema: S): Promise<z.output<S>> => {
    const { status, body } = await handle(action, input, {});
    if (status !== 200) throw new Error(`${action}: ${JSON.stringify(body)}`);
    return schema.parse(body);
  };
  const machineArns = async (): Promise<string[]> => {
    const shape = z.looseObject({ stateMachines: z.array(z.looseObject({ stateMachineArn: z.string() })) });
    const { stateMachines } = await ask('ListStateMachines', { maxResults: PAGE }, shape);
    return stateMachines.map((machine) => machine.stateMachineArn);
  };
  return {
    list: async ({ limit, stateMachineArn, status }) => {
      const machines = stateMachineArn === undefined ? await machineArns() : [stateMachineArn];
      const pages = machines.map((arn) => {
        const request = { stateMachineArn: arn, maxResults: limit, statusFilter: status };
        return ask('ListExecutions', request, z.looseObject({ executions: z.array(Listed) }));
      });
      const executions = (await Promise.all(pages)).flatMap((page) => page.executions);
      return executions.sort((one, other) => other.startDate - one.startDate).slice(0, limit);
    },
    describe: async (executionArn) => {
      const { status, body } = await handle('DescribeExecution', { executionArn }, {});
      return status === 200 ? Described.parse(body) : undefined;
    },
    history: async (executionArn) => {
      const page = z.looseObject({ events: z.array(HistoryEvent), nextToken: z.string().optional() });
      const events: HistoryEvent[] = [];
      let nextToken: string | undefined;
      do {
        const found = await ask('GetExecutionHistory', { executionArn, maxResults: PAGE, nextToken }, page);
        events.push(...found.events);
        nextToken = found.nextToken;
      } while (nextToken !== undefined);
      return events;
    },
    definition: async (executionArn) => {
      const answer = z.looseObject({ definition: z.string() });
      const { definition } = await ask('DescribeStateMachineForExecution', { executionArn }, answer);
      // The engine took this definition, so its shape has been judged.
      return JSON.parse(definition) as StateMachineDefinition;
    },
  };
};

/** The details of an event, under whichever member the service puts them. */
export const detailsOf = (event: HistoryEvent): Record<string, unknown> => {
  const member = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return member === undefined ? {} : (event[member] as Record<string, unknown>);
};

/** The state that an event names. */
export const stateNamed = (event: HistoryEvent): string | undefined => {
  const { name } = detailsOf(event);
  return typeof name === 'string' && /State(Entered|Exited)$/.test(event.type) ? name : undefined;
};
