import { z } from 'zod';
import type { Journal } from '../journal/journal.ts';
import { keyOf, Schedule } from './schedule.ts';

export const ScheduleEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('put'), schedule: Schedule }),
  z.object({ kind: z.literal('fired'), key: z.string(), atEpochMs: z.number() }),
  z.object({ kind: z.literal('deleted'), key: z.string() }),
]);
export type ScheduleEntry = z.output<typeof ScheduleEntry>;

/** Every schedule that was made by a call, durable in its journal. */
export class ScheduleBook {
  readonly #journal: Journal<ScheduleEntry>;
  readonly #schedules = new Map<string, Schedule>();

  private constructor(journal: Journal<ScheduleEntry>) {
    this.#journal = journal;
  }

  static async open(journal: Journal<ScheduleEntry>): Promise<ScheduleBook> {
    const book = new ScheduleBook(journal);
    let entries = 0;
    for await (const entry of journal.entries()) {
      book.#take(entry);
      entries += 1;
    }
    if (entries > book.#schedules.size)
      await journal.rewrite(book.all.map((schedule) => ({ kind: 'put', schedule })));
    return book;
  }

  get all(): readonly Schedule[] {
    return [...this.#schedules.values()];
  }

  get(key: string): Schedule | undefined {
    return this.#schedules.get(key);
  }

  /** Resolves when the entry is on the disk. */
  async note(entry: ScheduleEntry): Promise<void> {
    this.#take(entry);
    await this.#journal.append(entry);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  #take(entry: ScheduleEntry): void {
    if (entry.kind === 'put') this.#schedules.set(keyOf(entry.schedule.content), entry.schedule);
    else if (entry.kind === 'deleted') this.#schedules.delete(entry.key);
    else {
      const schedule = this.#schedules.get(entry.key);
      if (schedule) this.#schedules.set(entry.key, { ...schedule, firedEpochMs: entry.atEpochMs });
    }
  }
}
