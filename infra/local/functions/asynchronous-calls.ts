import { randomUUID } from 'node:crypto';
import type { Timeline } from '../clock/timeline.ts';
import type { Identities } from '../identity/access.ts';
import type { Queues } from '../streams/queues.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { EventInvokeConfigProperties, FunctionProperties } from '../template/resources/lambda.ts';
import type { EventBook, TakenEvent } from './event-book.ts';
import { type FunctionError, type Functions, UnknownFunction, unqualified } from './invocation.ts';

/** Calls whose caller does not wait: Lambda takes the event, and tries again itself. */
export interface AsynchronousCalls {
  /** Takes the event; resolves when it was tried once, whatever came of it. Rejects with `UnknownFunction`. */
  call(functionArn: string, event: unknown): Promise<void>;
}

export type AsynchronousCallsOptions = {
  declaration: Declaration;
  identities: Pick<Identities, 'judge'>;
  functions: Functions;
  timeline: Timeline;
  queues: Queues;
  book: EventBook;
};

/** 2 more tries, 1 and 2 min after the one before: gives up after about 3 min. */
const PAUSES_MS = [60_000, 120_000];

/**
 * Lambda's asynchronous invocation, with what an `EventInvokeConfig` says about tries and failures; events that an
 * earlier process took go on. Throws `TemplateRefused` when a function's role may not write to its queue for failures.
 */
export const asynchronousCalls = (options: AsynchronousCallsOptions): AsynchronousCalls => {
  const { declaration, functions, timeline, book } = options;
  const plans = new Map(declaration.all('AWS::Lambda::Function').map((fn) => [fn.arn, planFor(options, fn)]));
  const attempt = async (taken: TakenEvent): Promise<void> => {
    const outcome = await functions.invoke(taken.functionArn, taken.event);
    if (outcome.ok) return book.over(taken);
    const tries = taken.tries + 1;
    const plan = plans.get(unqualified(taken.functionArn));
    const next = plan && nextTry(plan, taken, tries, timeline.nowEpochMs());
    if (typeof next === 'number') {
      timeline.schedule(next, () => attempt({ ...taken, tries }));
      return book.failed(taken, tries, next);
    }
    // First into the queue, then out of the book: a crash in between leaves a second message rather than none.
    if (plan?.queueArn)
      await options.queues.send(plan.queueArn, recordOf(options, taken, tries, outcome.error, next));
    return book.over(taken);
  };
  for (const taken of book.left) {
    const goOn = () => (functions.has(taken.functionArn) ? attempt(taken) : book.over(taken));
    timeline.schedule(Math.max(taken.dueEpochMs, timeline.nowEpochMs()), goOn);
  }
  const take = async (functionArn: string, event: unknown): Promise<void> => {
    if (!functions.has(functionArn)) throw new UnknownFunction(functionArn);
    await attempt(await book.take(functionArn, event, timeline.nowEpochMs()));
  };
  return { call: (functionArn, event) => timeline.busy(take(functionArn, event)) };
};

/** How often and how long a function's events are tried, and where they lie when that was in vain. */
type Plan = { retries: number; longestMs: number; queueArn: string | undefined };

const planFor = (
  { declaration, identities }: AsynchronousCallsOptions,
  fn: Declared<FunctionProperties>,
): Plan => {
  const config = declaration
    .all('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => properties.FunctionName === fn.name);
  const queueArn = failureQueue(fn, config?.properties);
  if (queueArn) {
    const verdict = identities.judge({
      roleArn: fn.properties.Role,
      action: 'sqs:SendMessage',
      resource: queueArn,
    });
    if (!verdict.allowed) throw new TemplateRefused(config?.path ?? fn.path, verdict.message);
  }
  return {
    retries: config?.properties.MaximumRetryAttempts ?? PAUSES_MS.length,
    longestMs: (config?.properties.MaximumEventAgeInSeconds ?? LONGEST_AGE_SECONDS) * 1000,
    queueArn,
  };
};

/** How long Lambda keeps an event that nobody says otherwise of. */
const LONGEST_AGE_SECONDS = 21_600;

/** When to try again, or why not. */
const nextTry = (
  { retries, longestMs }: Plan,
  { takenEpochMs }: TakenEvent,
  tries: number,
  nowEpochMs: number,
): number | 'RetriesExhausted' | 'EventAgeExceeded' => {
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined || tries > retries) return 'RetriesExhausted';
  return nowEpochMs + pause - takenEpochMs > longestMs ? 'EventAgeExceeded' : nowEpochMs + pause;
};

const failureQueue = (
  fn: Declared<FunctionProperties>,
  config: EventInvokeConfigProperties | undefined,
): string | undefined =>
  config?.DestinationConfig?.OnFailure?.Destination ?? fn.properties.DeadLetterConfig?.TargetArn;

/** What Lambda writes to a destination for failures. */
const recordOf = (
  { timeline }: AsynchronousCallsOptions,
  { functionArn, event }: TakenEvent,
  tries: number,
  error: FunctionError,
  condition = 'RetriesExhausted',
): object => ({
  version: '1.0',
  timestamp: timeline.now().toString(),
  requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: tries },
  requestPayload: event,
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: error,
});
