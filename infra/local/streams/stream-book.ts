import type { DynamoDBRecord } from 'aws-lambda';
import { z } from 'zod';
import type { Journal } from '../journal/journal.ts';

/** Written by this process alone, in the shapes that DynamoDB gives items and records. */
const Item = z.custom<Image['key']>((value) => typeof value === 'object' && value !== null);
const RecordOfStream = z.custom<DynamoDBRecord>((value) => typeof value === 'object' && value !== null);

/** An item of a table with a stream as it was before a write; no `before` where there was none. */
export type Image = {
  table: string;
  key: NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['Keys']>;
  before?: Image['key'] | undefined;
};

const Delivery = z.object({ mapping: z.string(), record: RecordOfStream });
/** A record on its way to the function of one mapping. */
export type Delivery = z.infer<typeof Delivery>;

export const StreamEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('announced'),
    write: z.number(),
    images: z.array(z.object({ table: z.string(), key: Item, before: Item.optional() })),
  }),
  z.object({
    kind: z.literal('settled'),
    /** Absent for records whose write nobody announced. */
    write: z.number().optional(),
    deliveries: z.array(Delivery),
  }),
  z.object({ kind: z.literal('tried'), mapping: z.string(), number: z.string(), tries: z.number() }),
  z.object({ kind: z.literal('done'), mapping: z.string(), numbers: z.array(z.string()) }),
]);
export type StreamEntry = z.infer<typeof StreamEntry>;

/** Lines after which the book is written anew, without what is over. */
const LINES_BEFORE_REWRITE = 20_000;

type Waiting = { record: DynamoDBRecord; tries: number };

/**
 * What the streams of the tables still owe to functions, durable in a journal. A write is announced with its items'
 * images before it happens and settled after, with its records; so whatever a crash cuts off in between is found by
 * comparing the announced images with the items. Only the announcement is waited for: everything later follows from
 * it, or is delivered a second time. Without a journal nothing outlives the process.
 */
export class StreamBook {
  readonly #journal: Journal<StreamEntry> | undefined;
  readonly #onAccident: (accident: unknown) => void;
  readonly #announced = new Map<number, readonly Image[]>();
  readonly #waiting = new Map<string, Map<string, Waiting>>();
  #lastWrite = 0;
  #lines = 0;

  private constructor(journal?: Journal<StreamEntry>, onAccident: (accident: unknown) => void = () => {}) {
    this.#journal = journal;
    this.#onAccident = onAccident;
  }

  static async open(
    journal: Journal<StreamEntry>,
    onAccident: (accident: unknown) => void,
  ): Promise<StreamBook> {
    const book = new StreamBook(journal, onAccident);
    for await (const entry of journal.entries()) book.#take(entry);
    if (book.#lines > 0) await book.#rewrite(journal);
    return book;
  }

  static inMemory(): StreamBook {
    return new StreamBook();
  }

  /** Resolves when a write's announcement is on the disk: before that it must not happen. Answers its number. */
  async announce(images: readonly Image[]): Promise<number> {
    const write = this.#lastWrite + 1;
    this.#lastWrite = write;
    if (!this.#journal) return write;
    const entry: StreamEntry = { kind: 'announced', write, images: [...images] };
    this.#take(entry);
    await this.#journal.append(entry);
    return write;
  }

  /** Announced writes of which nobody knows what became of them: those that the process before this one left. */
  unsettled(): ReadonlyMap<number, readonly Image[]> {
    return new Map(this.#announced);
  }

  /** What became of a write is known: these records are owed, or none. */
  settle(write: number | undefined, deliveries: readonly Delivery[]): void {
    if (write === undefined && deliveries.length === 0) return;
    this.#note({ kind: 'settled', write, deliveries: [...deliveries] });
  }

  /** What is owed to a mapping's function, oldest first. */
  owedTo(mapping: string): DynamoDBRecord[] {
    return [...(this.#waiting.get(mapping)?.values() ?? [])].map(({ record }) => record);
  }

  /** The highest sequence number of all that is owed; new ones must be higher. */
  lastNumber(): string | undefined {
    return [...this.#waiting.values()]
      .flatMap((owed) => [...owed.keys()])
      .toSorted()
      .at(-1);
  }

  /** How often a batch that begins with this record was tried in vain. */
  triesOf(mapping: string, number: string): number {
    return this.#waiting.get(mapping)?.get(number)?.tries ?? 0;
  }

  tried(mapping: string, number: string, tries: number): void {
    this.#note({ kind: 'tried', mapping, number, tries });
  }

  /** These records are no longer owed: delivered, or in the queue for failures. */
  done(mapping: string, numbers: readonly string[]): void {
    if (numbers.length > 0) this.#note({ kind: 'done', mapping, numbers: [...numbers] });
  }

  async close(): Promise<void> {
    await this.#journal?.close();
  }

  #note(entry: StreamEntry): void {
    this.#take(entry);
    if (!this.#journal) return;
    this.#journal.append(entry).catch(this.#onAccident);
    if (this.#lines > LINES_BEFORE_REWRITE) this.#rewrite(this.#journal).catch(this.#onAccident);
  }

  #take(entry: StreamEntry): void {
    this.#lines += 1;
    switch (entry.kind) {
      case 'announced':
        this.#lastWrite = Math.max(this.#lastWrite, entry.write);
        this.#announced.set(entry.write, entry.images);
        return;
      case 'settled':
        if (entry.write !== undefined) this.#announced.delete(entry.write);
        for (const { mapping, record } of entry.deliveries) this.#owe(mapping, record);
        return;
      case 'tried': {
        const waiting = this.#waiting.get(entry.mapping)?.get(entry.number);
        if (waiting) waiting.tries = entry.tries;
        return;
      }
      case 'done':
        for (const number of entry.numbers) this.#waiting.get(entry.mapping)?.delete(number);
        return;
      default:
        entry satisfies never;
    }
  }

  #owe(mapping: string, record: DynamoDBRecord): void {
    const owed = this.#waiting.get(mapping) ?? new Map<string, Waiting>();
    this.#waiting.set(mapping, owed.set(numberOf(record), { record, tries: 0 }));
  }

  #rewrite(journal: Journal<StreamEntry>): Promise<void> {
    this.#lines = 0;
    return journal.rewrite([...this.#open()]);
  }

  *#open(): Iterable<StreamEntry> {
    for (const [mapping, owed] of this.#waiting) {
      for (const [number, { record, tries }] of owed) {
        yield { kind: 'settled', deliveries: [{ mapping, record }] };
        if (tries > 0) yield { kind: 'tried', mapping, number, tries };
      }
    }
    for (const [write, images] of this.#announced) yield { kind: 'announced', write, images: [...images] };
  }
}

/** A record's place in its stream. */
export const numberOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? '';
