import { describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import { createIdentities } from '../identity/identities.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import { openQueues, type QueueEntry } from '../streams/queues.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { asynchronousCalls } from './asynchronous-calls.ts';
import { EventBook, type EventEntry } from './event-book.ts';
import type { Outcome } from './invocation.ts';

const MINUTE_MS = 60_000;
const FUNCTION = 'arn:aws:lambda:ap-northeast-1:000000000000:function:Web-Feedback';

const queue = { 'Fn::GetAtt': ['Failed', 'Arn'] };
const maySend = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue };

type Disk = { events: Journal<EventEntry>; queues: Journal<QueueEntry> };
const aDisk = (): Disk => ({ events: memoryJournal(), queues: memoryJournal() });

/** One life of a function with a queue for failures; the test plays its answers. */
const aLife = async (
  play: () => Promise<Error | undefined>,
  { disk = aDisk(), config = {}, grants = [maySend], startsAtEpochMs = 0 } = {},
) => {
  const declaration = readStacks({
    Web: {
      Resources: {
        Role: aFunctionRole(...grants),
        Feedback: aFunction('functions/hosts/mail-feedback.ts'),
        Failed: { Type: 'AWS::SQS::Queue' },
        Config: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            FunctionName: { Ref: 'Feedback' },
            Qualifier: '$LATEST',
            DestinationConfig: { OnFailure: { Destination: queue } },
            ...config,
          },
        },
      },
    },
  });
  const timeline = startTimeline({ mode: 'standing', atEpochMs: startsAtEpochMs });
  const queues = await openQueues({ declaration, timeline, journal: disk.queues });
  const tried: number[] = [];
  const invoke = async (): Promise<Outcome> => {
    tried.push(timeline.nowEpochMs() / MINUTE_MS);
    const failure = await play();
    if (!failure) return { ok: true, payload: null };
    const error = { errorType: failure.name, errorMessage: failure.message, trace: [] };
    return { ok: false, throttled: false, error };
  };
  const functions = { has: () => true, invoke: () => timeline.busy(invoke()) };
  const identities = createIdentities(declaration);
  const book = await EventBook.open(disk.events);
  const calls = asynchronousCalls({ declaration, identities, functions, timeline, queues, book });
  return { calls, timeline, queues, tried };
};

const fails = async () => new Error('down');
const succeeds = async () => undefined;
const dies = () => new Promise<undefined>(() => {});

describe('an event for a function whose caller does not wait', () => {
  it('is tried three times over three minutes and then lies in the queue, with what it was', async () => {
    const { calls, timeline, queues, tried } = await aLife(fails);
    await calls.call(FUNCTION, { mail: 1 });
    await timeline.advanceTo(10 * MINUTE_MS);
    expect(tried).toEqual([0, 1, 3]);
    expect(queues.messages()).toMatchObject([
      {
        body: {
          requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
          requestPayload: { mail: 1 },
          responsePayload: { errorMessage: 'down' },
        },
      },
    ]);
  });

  it('is given up when the next try would come after its longest age', async () => {
    const { calls, timeline, queues, tried } = await aLife(fails, {
      config: { MaximumEventAgeInSeconds: 120 },
    });
    await calls.call(FUNCTION, {});
    await timeline.advanceTo(10 * MINUTE_MS);
    expect(tried).toEqual([0, 1]);
    expect(queues.messages()).toMatchObject([
      { body: { requestContext: { condition: 'EventAgeExceeded' } } },
    ]);
  });

  it('is not taken on at all when the role may not write to the queue', async () => {
    await expect(aLife(fails, { grants: [] })).rejects.toThrow(/Web\/Config: .*sqs:SendMessage/);
  });

  it('that was taken goes on in the next process when this one dies while the function works', async () => {
    const disk = aDisk();
    const { calls } = await aLife(dies, { disk });
    void calls.call(FUNCTION, {});
    await new Promise((resolve) => setImmediate(resolve));
    const next = await aLife(succeeds, { disk });
    await next.timeline.quiet();
    expect(next.tried).toEqual([0]);
    expect((await aLife(succeeds, { disk })).tried).toEqual([]);
  });

  it('has its tries counted through the death of a process, and comes to the queue once', async () => {
    const disk = aDisk();
    const first = await aLife(fails, { disk });
    await first.calls.call(FUNCTION, {});
    const second = await aLife(fails, { disk });
    await second.timeline.advanceTo(10 * MINUTE_MS);
    expect(second.tried).toEqual([1, 3]);
    const third = await aLife(fails, { disk, startsAtEpochMs: 10 * MINUTE_MS });
    await third.timeline.advanceTo(20 * MINUTE_MS);
    expect(third.tried).toEqual([]);
    expect(third.queues.messages()).toHaveLength(1);
  });
});
