import { AwsError } from '../aws-port/aws-error.ts';
import { throttled } from '../aws-port/call-faults.ts';

/** What the account may send. `perSecond` is only meant for time that runs: on a standing clock a burst never ends. */
export type SendingQuota = { perDay: number; perSecond: number };

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** Counts recipients against the account's quota, in the last second and the last 24 hours. */
export class SendingRate {
  readonly #quota: SendingQuota;
  #sent: { at: number; recipients: number }[] = [];

  constructor(quota: SendingQuota) {
    this.#quota = quota;
  }

  get quota(): SendingQuota {
    return this.#quota;
  }

  /** Throws `Throttling` when these recipients would be too many. */
  check(nowEpochMs: number, recipients: number): void {
    if (this.sentSince(nowEpochMs - SECOND_MS) + recipients > this.#quota.perSecond) throw throttled('ses');
    if (this.sentSince(nowEpochMs - DAY_MS) + recipients > this.#quota.perDay) {
      throw new AwsError('Throttling', 'Daily message quota exceeded.');
    }
  }

  count(atEpochMs: number, recipients: number): void {
    const first = this.#sent.findIndex(({ at }) => at > atEpochMs - DAY_MS);
    if (first > 0) this.#sent = this.#sent.slice(first);
    this.#sent.push({ at: atEpochMs, recipients });
  }

  sentInLastDay(nowEpochMs: number): number {
    return this.sentSince(nowEpochMs - DAY_MS);
  }

  private sentSince(epochMs: number): number {
    let total = 0;
    for (let index = this.#sent.length - 1; index >= 0; index -= 1) {
      const one = this.#sent[index];
      if (!one || one.at <= epochMs) break;
      total += one.recipients;
    }
    return total;
  }
}
