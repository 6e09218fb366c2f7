import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../shared/runtime/clock.ts';
import { DueQueue } from './due-queue.ts';

/**
 * Time at home: one clock and every timer of the twin. Nothing else of the twin may call `setTimeout` or
 * `Date.now`. Instants are epoch milliseconds here, since an engine with 100,000 waits handles them by the million.
 */
export interface Timeline extends Clock {
  nowEpochMs(): number;
  /** Runs `act` when the clock reaches the instant; timers of one instant run in the order they were set. */
  schedule(atEpochMs: number, act: () => Promise<void> | void): CancelTimer;
  /** Says that work is under way: the clock is not moved on before it has ended. Returns the work itself. */
  busy<T>(work: Promise<T>): Promise<T>;
  /** Resolves when no work is under way and no timer is due. */
  quiet(): Promise<void>;
  /** Moves the clock forward, running each timer that falls due on the way at its own instant, then waits for quiet. */
  advanceTo(epochMs: number): Promise<void>;
  /** Ends all timers, for shutting down. */
  stop(): void;
}

export type CancelTimer = () => void;

/** `standing`: moves only by `advanceTo` (virtual time). `ticking`: runs with the machine, ahead by what was advanced. */
export type TimelineStart = { mode: 'standing'; atEpochMs: number } | { mode: 'ticking'; aheadMs: number };

const LONGEST_MACHINE_TIMER_MS = 2 ** 31 - 1;

export const startTimeline = (start: TimelineStart): Timeline => new TwinTimeline(start);

class TwinTimeline implements Timeline {
  readonly #due = new DueQueue<() => Promise<void> | void>();
  readonly #mode: TimelineStart['mode'];
  #standingAt: number;
  #instant: Temporal.Instant | undefined;
  #aheadMs: number;
  #underWay = 0;
  #waitingForQuiet: (() => void)[] = [];
  #machineTimer: NodeJS.Timeout | undefined;
  #advancing: Promise<void> = Promise.resolve();
  #advanceDepth = 0;
  #stopped = false;

  constructor(start: TimelineStart) {
    this.#mode = start.mode;
    this.#standingAt = start.mode === 'standing' ? start.atEpochMs : 0;
    this.#aheadMs = start.mode === 'ticking' ? start.aheadMs : 0;
  }

  nowEpochMs(): number {
    if (this.#mode === 'standing' || this.#advanceDepth > 0) return this.#standingAt;
    return Date.now() + this.#aheadMs;
  }

  now(): Temporal.Instant {
    const epochMs = this.nowEpochMs();
    // A clock that stands is asked thousands of times for one instant.
    if (this.#instant?.epochMilliseconds !== epochMs) {
      this.#instant = Temporal.Instant.fromEpochMilliseconds(epochMs);
    }
    return this.#instant;
  }

  schedule(atEpochMs: number, act: () => Promise<void> | void): CancelTimer {
    const cancel = this.#due.add(atEpochMs, act);
    this.#arm();
    return () => {
      cancel();
      this.#settle();
    };
  }

  async busy<T>(work: Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work;
    } finally {
      this.#underWay -= 1;
      // A turn later, so that whoever awaited the work can start what follows from it first. Within other work it is too early.
      if (this.#underWay === 0) setImmediate(() => this.#settle());
    }
  }

  quiet(): Promise<void> {
    return new Promise((resolve) => {
      this.#waitingForQuiet.push(resolve);
      setImmediate(() => this.#settle());
    });
  }

  advanceTo(epochMs: number): Promise<void> {
    this.#advancing = this.#advancing.then(() => this.#advance(epochMs));
    return this.#advancing;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#machineTimer);
  }

  async #advance(target: number): Promise<void> {
    await this.quiet();
    this.#standingAt = this.nowEpochMs();
    this.#advanceDepth += 1;
    try {
      for (let at = this.#due.nextAt(); at !== undefined && at <= target && !this.#stopped; ) {
        this.#standingAt = Math.max(this.#standingAt, at);
        this.#runDue();
        await this.quiet();
        at = this.#due.nextAt();
      }
      this.#standingAt = Math.max(this.#standingAt, target);
    } finally {
      this.#advanceDepth -= 1;
      if (this.#mode === 'ticking') this.#aheadMs = this.#standingAt - Date.now();
      this.#arm();
    }
  }

  #runDue(): void {
    const now = this.nowEpochMs();
    for (let act = this.#due.takeDue(now); act; act = this.#due.takeDue(now)) {
      void this.busy(Promise.resolve(act()));
    }
  }

  #arm(): void {
    if (this.#stopped || this.#advanceDepth > 0) return;
    clearTimeout(this.#machineTimer);
    const at = this.#due.nextAt();
    if (at === undefined) return;
    const wait = at - this.nowEpochMs();
    if (wait > 0 && this.#mode === 'standing') return;
    this.#machineTimer = setTimeout(
      () => {
        this.#runDue();
        this.#arm();
      },
      Math.min(Math.max(wait, 0), LONGEST_MACHINE_TIMER_MS),
    );
  }

  #settle(): void {
    const next = this.#due.nextAt();
    const due = next !== undefined && next <= this.nowEpochMs() && !this.#stopped;
    if (this.#underWay > 0) return;
    if (due) {
      this.#runDue();
      return;
    }
    const waiting = this.#waitingForQuiet;
    this.#waitingForQuiet = [];
    for (const resolve of waiting) resolve();
  }
}
