import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { TOKYO } from '../../../shared/runtime/clock.ts';

/** How the clock is moved: by a length on Tokyo's calendar (`P1M` from 31 January is 28 February), or to an instant. */
export const ClockOrder = z.union([
  z.strictObject({ advance: z.string().transform(duration) }),
  z.strictObject({ to: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)) }),
]);
export type ClockOrder = z.output<typeof ClockOrder>;

function duration(text: string, context: z.RefinementCtx): Temporal.Duration {
  try {
    return Temporal.Duration.from(text);
  } catch {
    context.addIssue({ code: 'custom', message: `${text} is no ISO 8601 duration, such as P14D or PT6H` });
    return z.NEVER;
  }
}

/** Where the clock goes from an instant. */
export const targetOf = (order: ClockOrder, nowEpochMs: number): number => {
  if ('to' in order) return order.to.epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(nowEpochMs).toZonedDateTimeISO(TOKYO).add(order.advance)
    .epochMilliseconds;
};
