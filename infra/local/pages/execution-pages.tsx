import { Hono } from 'hono';
import { z } from 'zod';
import { StateMachineDrawing } from './drawing/state-machine-drawing.tsx';
import { visitsOf } from './drawing/visits.ts';
import { Frame } from './frame.tsx';
import { inTokyo, isoInTokyo } from './instants.ts';
import type { LocalParts } from './local-parts.ts';
import { problem } from './problem.ts';
import {
  type DescribedExecution,
  detailsOf,
  type HistoryEvent,
  type ListedExecution,
  readWorkflows,
  stateNamed,
  type WorkflowReader,
} from './workflow-reader.ts';

/** Which executions are shown. `history=0` leaves the histories out. */
const ExecutionFilter = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  stateMachineArn: z.string().optional(),
  status: z.string().optional(),
  history: z.enum(['0', '1']).default('1'),
});

/** Workflow executions: as JSON with their histories, and as pages with the drawn state machine. */
export const executionPages = (parts: Pick<LocalParts, 'stepFunctions'>): Hono => {
  const workflows = readWorkflows(parts.stepFunctions);
  const app = new Hono();
  app.get('/executions.json', async (context) => {
    const filter = ExecutionFilter.safeParse(context.req.query());
    if (!filter.success)
      return problem(context, 400, 'The filter is not understood', z.prettifyError(filter.error));
    const listed = await workflows.list(filter.data);
    const told = listed.map((one) => executionForPrograms(workflows, one, filter.data.history === '1'));
    return context.json(await Promise.all(told));
  });
  app.get('/executions', async (context) =>
    context.html(<ListPage executions={await workflows.list({ limit: 200 })} />),
  );
  app.get('/executions/:arn', async (context) => {
    const arn = context.req.param('arn');
    const execution = await workflows.describe(arn);
    if (!execution) return problem(context, 404, 'No such execution', arn);
    const [history, definition] = [await workflows.history(arn), await workflows.definition(arn)];
    const events = history.map((event) => ({ ...event, name: stateNamed(event) }));
    const visits = visitsOf(events, execution.status === 'RUNNING');
    const drawing = <StateMachineDrawing definition={definition} visits={visits} />;
    return context.html(<ExecutionPage execution={execution} history={history} drawing={drawing} />);
  });
  return app;
};

const executionForPrograms = async (
  workflows: WorkflowReader,
  { executionArn }: ListedExecution,
  withHistory: boolean,
): Promise<object> => {
  const execution = await workflows.describe(executionArn);
  if (!execution) return { executionArn };
  const history = await workflows.history(executionArn);
  const { startDate, stopDate, ...rest } = execution;
  const visits = visitsOf(
    history.map((event) => ({ ...event, name: stateNamed(event) })),
    execution.status === 'RUNNING',
  );
  return {
    ...rest,
    stateMachine: machineName(execution),
    startedAt: isoInTokyo(startDate * 1000),
    stoppedAt: stopDate === undefined ? null : isoInTokyo(stopDate * 1000),
    states: Object.fromEntries(visits),
    ...(withHistory && { history }),
  };
};

const machineName = ({ stateMachineArn }: ListedExecution): string => stateMachineArn.split(':').at(-1) ?? '';

const ListPage = ({ executions }: { executions: readonly ListedExecution[] }) => (
  <Frame title="Workflows">
    {executions.length === 0 ? (
      <p>No workflow has been started yet.</p>
    ) : (
      <ExecutionTable executions={executions} />
    )}
  </Frame>
);

const ExecutionTable = ({ executions }: { executions: readonly ListedExecution[] }) => (
  <section class="scroll" tabindex={0} aria-label="Executions, newest first">
    <table>
      <thead>
        <tr>
          <th scope="col">Execution</th>
          <th scope="col">Workflow</th>
          <th scope="col">Status</th>
          <th scope="col">Started</th>
          <th scope="col">Ended</th>
        </tr>
      </thead>
      <tbody>
        {executions.map((execution) => (
          <tr>
            <td>
              <a href={`/local/executions/${encodeURIComponent(execution.executionArn)}`}>{execution.name}</a>
            </td>
            <td>{machineName(execution)}</td>
            <td>{execution.status}</td>
            <td>{inTokyo(execution.startDate * 1000)}</td>
            <td>{execution.stopDate === undefined ? '–' : inTokyo(execution.stopDate * 1000)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

type Shown = { execution: DescribedExecution; history: readonly HistoryEvent[]; drawing: unknown };

const ExecutionPage = ({ execution, history, drawing }: Shown) => (
  <Frame title={execution.name}>
    <dl>
      <dt>Workflow</dt>
      <dd>{machineName(execution)}</dd>
      <dt>Status</dt>
      <dd>{[execution.status, execution.error, execution.cause].filter(Boolean).join(' – ')}</dd>
      <dt>Started</dt>
      <dd>{inTokyo(execution.startDate * 1000)}</dd>
      <dt>Input</dt>
      <dd>{execution.input}</dd>
      <dt>Output</dt>
      <dd>{execution.output ?? '–'}</dd>
    </dl>
    <div class="columns">
      <section aria-labelledby="drawing">
        <h2 id="drawing">State machine</h2>
        <p>▶ here now, ✓ done, ✗ failed; a dashed line is taken after an error.</p>
        <section class="scroll" tabindex={0} aria-label="Drawing of the state machine">
          {drawing}
        </section>
      </section>
      <section aria-labelledby="history">
        <h2 id="history">History</h2>
        <HistoryTable history={history} />
      </section>
    </div>
  </Frame>
);

const HistoryTable = ({ history }: { history: readonly HistoryEvent[] }) => (
  <section class="scroll" tabindex={0} aria-label="Events, oldest first">
    <table>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">At</th>
          <th scope="col">Event</th>
        </tr>
      </thead>
      <tbody>
        {history.map((event) => (
          <tr>
            <td>{event.id}</td>
            <td>{inTokyo(event.timestamp * 1000)}</td>
            <td>
              {[event.type, stateNamed(event)].filter(Boolean).join(': ')}
              <EventDetails event={event} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const EventDetails = ({ event }: { event: HistoryEvent }) => {
  const details = detailsOf(event);
  if (Object.keys(details).length === 0) return null;
  return (
    <details>
      <summary>{`Details of ${event.id}`}</summary>
      <pre>{JSON.stringify(details, undefined, 1)}</pre>
    </details>
  );
};
