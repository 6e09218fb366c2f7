import { randomUUID } from 'node:crypto';
import type { CancelTimer, Timeline } from '../clock/timeline.ts';
import { nextOf } from './due.ts';
import { keyOf, type Schedule, type ScheduleTarget, scheduleArn } from './schedule.ts';
import type { ScheduleBook } from './schedule-book.ts';

export type RunParts = {
  timeline: Pick<Timeline, 'nowEpochMs' | 'schedule'>;
  book: ScheduleBook;
  /** Calls a target under its role, with the text that the schedule says. Rejects when it may not be called. */
  callTarget: (target: ScheduleTarget, input: string) => Promise<void>;
  onAccident: (accident: unknown) => void;
};

/** Waits for each schedule's next time, and calls its target then. */
export class ScheduleRunner {
  readonly #parts: RunParts;
  readonly #timers = new Map<string, CancelTimer>();

  constructor(parts: RunParts) {
    this.#parts = parts;
    for (const { content } of parts.book.all) this.wait(keyOf(content));
  }

  /** Waits anew, after a schedule was made, changed, deleted or came due. */
  wait(key: string): void {
    this.#timers.get(key)?.();
    this.#timers.delete(key);
    const schedule = this.#parts.book.get(key);
    const due = schedule && nextOf(schedule, this.#parts.timeline.nowEpochMs());
    if (due === undefined) return;
    const fire = () => this.#fire(key, due).catch(this.#parts.onAccident);
    this.#timers.set(key, this.#parts.timeline.schedule(due, fire));
  }

  async #fire(key: string, dueEpochMs: number): Promise<void> {
    const { book, callTarget, timeline } = this.#parts;
    const schedule = book.get(key);
    if (!schedule) return;
    try {
      await callTarget(schedule.content.Target, inputOf(schedule, dueEpochMs));
    } finally {
      // After the call: a crash in between calls the target a second time, as AWS promises only "at least once".
      await book.note({ kind: 'fired', key, atEpochMs: dueEpochMs });
      await this.#endIfOver(key, timeline.nowEpochMs());
      this.wait(key);
    }
  }

  async #endIfOver(key: string, nowEpochMs: number): Promise<void> {
    const schedule = this.#parts.book.get(key);
    if (!schedule || schedule.content.ActionAfterCompletion === 'NONE') return;
    if (nextOf(schedule, nowEpochMs) === undefined) await this.#parts.book.note({ kind: 'deleted', key });
  }
}

const inputOf = ({ content }: Schedule, dueEpochMs: number): string => {
  const known: Record<string, string> = {
    'schedule-arn': scheduleArn(content),
    'scheduled-time': `${new Date(dueEpochMs).toISOString().slice(0, 19)}Z`,
    'execution-id': randomUUID(),
    'attempt-number': '1',
  };
  const text = content.Target.Input ?? '{}';
  return text.replace(/<aws\.scheduler\.([a-z-]+)>/g, (whole, name: string) => known[name] ?? whole);
};
