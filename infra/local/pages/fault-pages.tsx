import { Hono } from 'hono';
import { z } from 'zod';
import type { FaultBoard } from '../faults/fault-board.ts';
import { FaultOrders } from '../faults/fault-orders.ts';
import { Frame } from './frame.tsx';
import { problem } from './problem.ts';
import { readOrder } from './read-order.ts';
import { wantsPage } from './wants-page.ts';

/** Failures for tests: ordered, listed, taken back. */
export const faultPages = (faults: FaultBoard): Hono => {
  const app = new Hono();
  app.get('/', (context) =>
    wantsPage(context)
      ? context.html(<FaultsPage orders={faults.orders} />)
      : context.json({ ordered: faults.orders, schema: z.toJSONSchema(FaultOrders) }),
  );
  app.post('/', async (context) => {
    const orders = await readOrder(context, FaultOrders);
    if (!orders.success) {
      return problem(context, 400, 'The order is not understood', z.prettifyError(orders.error));
    }
    faults.order(orders.data);
    return context.json({ ordered: faults.orders });
  });
  app.delete('/', (context) => {
    faults.clear();
    return context.json({ ordered: faults.orders });
  });
  return app;
};

const example = JSON.stringify({
  ses: { throttle: 3 },
  dynamodb: { timeoutAfterCommit: 1, actions: ['TransactWriteItems'] },
  lambda: {
    crashAfterWork: 1,
    functions: ['Dispatcher'],
    answers: { 'not-of-a-template': [{ error: 'Busy', cause: 'once' }, { payload: { taken: true } }] },
  },
  mail: { bounce: ['a@example.jp'] },
});

const FaultsPage = ({ orders }: { orders: FaultOrders }) => (
  <Frame title="Faults">
    <p>
      Failures that a test has ordered and that have not come yet. POST JSON to this address to order, DELETE
      to take all back; GET with Accept: application/json tells the schema.
    </p>
    <h2>Ordered</h2>
    <pre>{JSON.stringify(orders, undefined, 2)}</pre>
    <h2>An example</h2>
    <pre>{`curl -d '${example}' -H 'content-type: application/json' …/local/faults`}</pre>
  </Frame>
);
