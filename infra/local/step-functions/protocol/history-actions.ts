import { z } from 'zod';
import { historyOf } from '../executions/execution.ts';
import { eventOnTheWire } from '../history/event.ts';
import { type Action, action } from './action.ts';
import { existingExecution } from './lookups.ts';
import { pageOf } from './page.ts';

const getExecutionHistory = action(
  z.object({
    executionArn: z.string(),
    maxResults: z.number().optional(),
    nextToken: z.string().optional(),
    reverseOrder: z.boolean().default(false),
    includeExecutionData: z.boolean().default(true),
  }),
  (engine, request) => {
    const events = historyOf(existingExecution(engine, request.executionArn));
    const { items, next } = pageOf(request.reverseOrder ? events.reverse() : events, request);
    return { events: items.map((event) => eventOnTheWire(event, request.includeExecutionData)), ...next };
  },
);

export const historyActions: Record<string, Action> = { GetExecutionHistory: getExecutionHistory };
