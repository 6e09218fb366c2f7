import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsDoor } from '../../infra/cli/aws-door.ts';
import { lookAtQueue, type Redriven, redriveQueue } from '../../infra/cli/redrive-queue.ts';
import { environmentAt } from '../../infra/cli/twin-environment.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { aTwin, sendIntake } from './at-home.ts';

const MINUTE_MS = 60_000;

let twin: Twin;
let told: Redriven[];
beforeEach(async () => {
  told = [];
  twin = await aTwin();
});
afterEach(() => twin.stop());

const later = (minutes: number) => twin.moveTo(twin.timeline.nowEpochMs() + minutes * MINUTE_MS);
const queueOf = (name: string): string =>
  twin.declaration.all('AWS::SQS::Queue').find(({ path }) => path.includes(name))?.name ?? '';
const redriveFrom = async (name: string) => ({
  door: awsDoor(await environmentAt(twin.origin)),
  queue: queueOf(name),
  functionName: undefined,
  tell: (message: Redriven) => void told.push(message),
});
const mails = () => twin.mailbox.mails.filter(({ to }) => to.includes('hanako@example.jp'));

describe('events that a function failed on three times', () => {
  /** The answer of SES is lost and so are its events, for which the mail's row waits a quarter of an hour. */
  const loseTheEvents = async (crashes: number): Promise<void> => {
    twin.faults.order({
      ses: { timeoutAfterCommit: 1 },
      lambda: { crash: crashes, functions: ['MailFeedback'] },
    });
    await sendIntake(twin.origin);
    await later(5);
  };

  it('are listed by reason alone, and stay', async () => {
    await loseTheEvents(6);
    expect(await lookAtQueue(await redriveFrom('MailFeedback'))).toBe(2);
    expect(told).toMatchObject([
      { reason: 'RetriesExhausted Runtime.ExitError', outcome: 'waits' },
      { reason: 'RetriesExhausted Runtime.ExitError', outcome: 'waits' },
    ]);
    expect(JSON.stringify(told)).not.toContain('hanako');
    expect(twin.queues.messages()).toHaveLength(2);
  });

  it('are heard after all when they are given to it again: the mail is not sent a second time', async () => {
    await loseTheEvents(6);
    expect(await redriveQueue(await redriveFrom('MailFeedback'))).toEqual({ taken: 2, stayed: 0 });
    expect(twin.queues.messages()).toEqual([]);
    await later(60);
    expect(mails()).toHaveLength(1);
  });

  it('stay in the queue when it fails again, and say by what name', async () => {
    await loseTheEvents(8);
    expect(await redriveQueue(await redriveFrom('MailFeedback'))).toEqual({ taken: 0, stayed: 2 });
    expect(told.map(({ outcome }) => outcome)).toEqual(['Runtime.ExitError', 'Runtime.ExitError']);
    expect(twin.queues.messages()).toHaveLength(2);
  });
});

describe('records of the outbox’s stream that were given up', () => {
  it('are left to the sweeper, which finds the rows', async () => {
    twin.faults.order({ lambda: { crash: 20, functions: ['OutboxDispatcher'] } });
    await sendIntake(twin.origin);
    await later(5);
    expect(mails()).toEqual([]);
    const sweeper = twin.declaration
      .all('AWS::Lambda::Function')
      .find(({ path }) => path.includes('Sweeper'));
    const redrive = { ...(await redriveFrom('DroppedOutboxRecords')), functionName: sweeper?.name };
    const { taken, stayed } = await redriveQueue(redrive);
    expect([taken > 0, stayed]).toEqual([true, 0]);
    await twin.timeline.quiet();
    expect(mails()).toHaveLength(1);
  });
});
