import { randomUUID } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import { z } from 'zod';
import type { Timeline } from '../clock/timeline.ts';
import type { Functions } from '../functions/invocation.ts';
import type { EventSourceMappingProperties } from '../template/resources/lambda.ts';
import type { Queues } from './queues.ts';
import { numberOf, type StreamBook } from './stream-book.ts';

export type LaneOptions = {
  /** The mapping's name in the book. */
  mapping: string;
  functionArn: string;
  properties: EventSourceMappingProperties;
  functions: Functions;
  timeline: Timeline;
  queues: Queues;
  book: StreamBook;
};

/** A stream keeps its records for a day; what could not be delivered until then is lost. */
const STREAM_RETENTION_MS = 24 * 60 * 60 * 1000;

/** Tries are 1, 2, 4 … s apart, at most a minute. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

const BatchResponse = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })).nullish(),
});

/** One shard of a stream on its way to one function: strictly in order, a batch that fails holds up what follows. */
export class Lane {
  readonly #options: LaneOptions;
  readonly #waiting: DynamoDBRecord[] = [];
  #draining = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  add(record: DynamoDBRecord): void {
    this.#waiting.push(record);
    if (!this.#draining) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    // A turn later, so that the records of one transaction go together.
    await this.#options.timeline.busy(new Promise((resolve) => setImmediate(resolve)));
    while (this.#waiting.length > 0) {
      await this.#deliver(this.#waiting.splice(0, this.#options.properties.BatchSize));
    }
    this.#draining = false;
  }

  async #deliver(batch: DynamoDBRecord[]): Promise<void> {
    const { BisectBatchOnFunctionError: bisects } = this.#options.properties;
    let rest = batch;
    for (let tries = 1 + this.#triesBefore(rest); rest.length > 0; tries += 1) {
      const failedFrom = await this.#call(rest);
      this.#done(rest.slice(0, failedFrom));
      if (failedFrom === undefined) return;
      if (failedFrom > 0) tries = 1;
      rest = rest.slice(failedFrom);
      if (failedFrom === 0 && bisects && rest.length > 1) {
        const middle = Math.ceil(rest.length / 2);
        await this.#deliver(rest.slice(0, middle));
        return this.#deliver(rest.slice(middle));
      }
      const condition = this.#reasonToGiveUp(rest, tries);
      if (condition) return this.#giveUp(rest, tries, condition);
      this.#tried(rest, tries);
      await this.#pause(Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE_MS));
    }
  }

  /** Answers the position of the first record that failed; undefined when none did. */
  async #call(batch: DynamoDBRecord[]): Promise<number | undefined> {
    const { functions, functionArn, properties } = this.#options;
    const outcome = await functions.invoke(functionArn, { Records: batch });
    if (!outcome.ok) return 0;
    if (!properties.FunctionResponseTypes.includes('ReportBatchItemFailures')) return undefined;
    const response = BatchResponse.safeParse(outcome.payload ?? {});
    if (!response.success) return 0;
    const reported = response.data.batchItemFailures ?? [];
    if (reported.length === 0) return undefined;
    const positions = reported.map(({ itemIdentifier }) =>
      batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === itemIdentifier),
    );
    // A record that the batch does not hold fails the whole batch.
    return Math.max(0, Math.min(...positions));
  }

  #reasonToGiveUp(rest: DynamoDBRecord[], tries: number): string | undefined {
    const { MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: ageSeconds } = this.#options.properties;
    if (retries >= 0 && tries > retries) return 'RetryAttemptsExhausted';
    const longestMs = ageSeconds < 0 ? STREAM_RETENTION_MS : ageSeconds * 1000;
    const writtenMs = (rest[0]?.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000;
    return this.#options.timeline.nowEpochMs() - writtenMs > longestMs ? 'RecordAgeExceeded' : undefined;
  }

  /** First into the queue, then out of the book: a crash in between leaves a second message rather than none. */
  async #giveUp(batch: DynamoDBRecord[], tries: number, condition: string): Promise<void> {
    const { properties, queues, functionArn, timeline } = this.#options;
    const queueArn = properties.DestinationConfig?.OnFailure?.Destination;
    if (queueArn) {
      const message = {
        version: '1.0',
        timestamp: timeline.now().toString(),
        requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: tries },
        DDBStreamBatchInfo: {
          shardId: 'shardId-00000000000000000000-home',
          startSequenceNumber: batch[0]?.dynamodb?.SequenceNumber,
          endSequenceNumber: batch.at(-1)?.dynamodb?.SequenceNumber,
          batchSize: batch.length,
          streamArn: properties.EventSourceArn,
        },
      };
      await timeline.busy(queues.send(queueArn, message));
    }
    this.#done(batch);
  }

  #done(records: readonly DynamoDBRecord[]): void {
    this.#options.book.done(this.#options.mapping, records.map(numberOf));
  }

  #triesBefore([first]: readonly DynamoDBRecord[]): number {
    return first ? this.#options.book.triesOf(this.#options.mapping, numberOf(first)) : 0;
  }

  #tried([first]: readonly DynamoDBRecord[], tries: number): void {
    if (first) this.#options.book.tried(this.#options.mapping, numberOf(first), tries);
  }

  #pause(milliseconds: number): Promise<void> {
    const { timeline } = this.#options;
    return new Promise((resolve) => {
      timeline.schedule(timeline.nowEpochMs() + milliseconds, resolve);
    });
  }
}
