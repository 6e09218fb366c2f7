import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { ClockOrder, targetOf } from './clock-order.ts';
import { Frame } from './frame.tsx';
import { inTokyo, isoInTokyo } from './instants.ts';
import type { LocalParts } from './local-parts.ts';
import { problem } from './problem.ts';
import { cameFromForm, readOrder } from './read-order.ts';
import { wantsPage } from './wants-page.ts';

/** What time it is at home, and moving it. */
export const clockPages = (parts: Pick<LocalParts, 'timeline' | 'moveTo'>): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    const now = parts.timeline.nowEpochMs();
    return wantsPage(context) ? context.html(<ClockPage now={now} />) : context.json(told(now));
  });
  app.post('/', (context) => move(parts, context));
  return app;
};

const move = async ({ timeline, moveTo }: Pick<LocalParts, 'timeline' | 'moveTo'>, context: Context) => {
  const order = await readOrder(context, ClockOrder);
  if (!order.success)
    return problem(context, 400, 'The order is not understood', z.prettifyError(order.error));
  const now = timeline.nowEpochMs();
  const target = targetOf(order.data, now);
  if (target < now) {
    const detail = `It is ${isoInTokyo(now)}; ${isoInTokyo(target)} lies before it.`;
    return problem(context, 400, 'The clock never goes back', detail);
  }
  await moveTo(target);
  return cameFromForm(context)
    ? context.redirect('/local/clock', 303)
    : context.json(told(timeline.nowEpochMs()));
};

const told = (epochMs: number): object => ({
  now: new Date(epochMs).toISOString(),
  tokyo: isoInTokyo(epochMs),
});

const steps = [
  ['PT1H', 'One hour'],
  ['P1D', 'One day'],
  ['P7D', 'One week'],
  ['P1M', 'One month'],
] as const;

const ClockPage = ({ now }: { now: number }) => (
  <Frame title="Clock">
    <p>
      It is <strong>{inTokyo(now)}</strong> in Tokyo. Moving the clock runs every timer due on the way, in
      order; it never goes back.
    </p>
    <h2>Move forward by</h2>
    <ul class="people">
      {steps.map(([advance, words]) => (
        <li>
          <form method="post" action="/local/clock">
            <button type="submit" name="advance" value={advance}>
              {words}
            </button>
          </form>
        </li>
      ))}
    </ul>
    <form method="post" action="/local/clock">
      <label for="advance">Another length (ISO 8601, such as P14D or PT6H)</label>
      <p>
        <input id="advance" name="advance" required />
      </p>
      <button type="submit">Move</button>
    </form>
    <form method="post" action="/local/clock">
      <label for="to">An instant (such as 2027-04-01T00:00:00+09:00)</label>
      <p>
        <input id="to" name="to" required />
      </p>
      <button type="submit">Move</button>
    </form>
  </Frame>
);
