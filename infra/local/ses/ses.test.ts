import { GetSendQuotaCommand, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryJournal } from '../journal/memory-journal.ts';
import { aLetter, aSes, type GivenSes, type SesAtHome, TEST_START } from './a-ses.ts';
import type { MailboxEntry } from './mailbox.ts';

const open: SesAtHome[] = [];
const start = async (given: GivenSes = {}): Promise<SesAtHome> => {
  const home = await aSes(given);
  open.push(home);
  return home;
};
afterEach(async () => {
  for (const home of open.splice(0)) await home.stop();
});

const send = async (home: SesAtHome, to: string, more: Partial<SendRawEmailCommandInput> = {}) =>
  home.client.send(new SendRawEmailCommand({ RawMessage: { Data: await aLetter(to) }, ...more }));

const HOUR = 3_600_000;
const story = (home: SesAtHome) =>
  home.events.map(({ time, detail }) => `${detail.eventType} ${(Date.parse(time) - TEST_START) / 1000}s`);

describe('an accepted message', () => {
  it('is told as sent and then as delivered, with its tags, headers and recipient', async () => {
    const home = await start();
    const { MessageId } = await send(home, 'a@example.jp');
    await home.timeline.advanceTo(TEST_START + HOUR);
    expect(story(home)).toEqual(['Send 0s', 'Delivery 1s']);
    expect(home.events[1]).toMatchObject({
      source: 'aws.ses',
      'detail-type': 'Email Delivered',
      account: '000000000000',
      region: 'ap-northeast-1',
      resources: ['arn:aws:ses:ap-northeast-1:000000000000:configuration-set/letters'],
      detail: {
        eventType: 'Delivery',
        mail: {
          messageId: MessageId,
          source: 'noreply@city.example.jp',
          destination: ['a@example.jp'],
          timestamp: '2026-04-01T00:00:00.000Z',
          headers: expect.arrayContaining([{ name: 'MIME-Version', value: '1.0' }]),
          commonHeaders: {
            from: ['保育コンシェルジュ <noreply@city.example.jp>'],
            subject: '【横浜市】空き状況の調査のお願い（令和8年4月）と、ご回答の方法について',
          },
          tags: {
            outbox: ['01J'],
            'ses:configuration-set': ['letters'],
            'ses:from-domain': ['city.example.jp'],
          },
        },
        delivery: { recipients: ['a@example.jp'], processingTimeMillis: 1_000 },
      },
    });
    const names = home.mailbox.mails[0]?.headers.map(({ name }) => name) ?? [];
    expect(names.filter((name) => name.startsWith('X-SES'))).toEqual([]);
  });

  it.each([
    ['success@example.jp', ['Send 0s', 'Delivery 1s'], undefined],
    [
      'bounce+case7@example.jp',
      ['Send 0s', 'Bounce 2s'],
      {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'bounce+case7@example.jp', action: 'failed', status: '5.1.1' }],
      },
    ],
    [
      'ooto@example.jp',
      ['Send 0s', 'Delivery 1s', 'Bounce 60s'],
      { bounceType: 'Transient', bounceSubType: 'General' },
    ],
    ['complaint@example.jp', ['Send 0s', 'Delivery 1s', 'Complaint 60s'], { complaintFeedbackType: 'abuse' }],
    ['suppressionlist@example.jp', ['Send 0s', 'Bounce 1s'], { bounceSubType: 'Suppressed' }],
    ['late-bounce@example.jp', ['Send 0s', 'Delivery 1s', 'Bounce 86400s'], { bounceType: 'Permanent' }],
    ['delay@example.jp', ['Send 0s', 'DeliveryDelay 3600s', 'Delivery 21600s'], undefined],
    ['duplicate-event@example.jp', ['Send 0s', 'Send 0s', 'Delivery 1s', 'Delivery 1s'], undefined],
  ])('to %s meets its fate', async (to, expected, outcome) => {
    const home = await start();
    await send(home, to);
    await home.timeline.advanceTo(TEST_START + 48 * HOUR);
    expect(story(home)).toEqual(expected);
    const detail = home.events.at(-1)?.detail;
    if (outcome) expect(detail?.bounce ?? detail?.complaint).toMatchObject(outcome);
  });

  it('comes twice with one id where EventBridge repeats itself', async () => {
    const home = await start();
    await send(home, 'duplicate-event@example.jp');
    await home.timeline.quiet();
    expect(home.events[0]?.id).toBe(home.events[1]?.id);
  });

  it('to somebody who bounced before is not delivered again', async () => {
    const home = await start();
    await send(home, 'bounce@example.jp');
    await home.timeline.advanceTo(TEST_START + HOUR);
    await send(home, 'Bounce@example.jp');
    await home.timeline.advanceTo(TEST_START + 2 * HOUR);
    expect(home.events.at(-1)?.detail.bounce).toMatchObject({ bounceSubType: 'OnAccountSuppressionList' });
  });

  it('without a configuration set is told to nobody', async () => {
    const home = await start();
    const raw = await aLetter('a@example.jp', { 'X-SES-CONFIGURATION-SET': '' });
    await home.client.send(
      new SendRawEmailCommand({
        RawMessage: { Data: Buffer.from(raw.toString().replace(/^X-SES.*\r\n/gm, '')) },
      }),
    );
    await home.timeline.advanceTo(TEST_START + HOUR);
    expect(home.events).toEqual([]);
    expect(home.mailbox.mails).toHaveLength(1);
  });

  it('takes set, tags and envelope from the parameters before the headers', async () => {
    const home = await start();
    await send(home, 'a@example.jp', {
      Destinations: ['b@example.jp'],
      ConfigurationSetName: 'letters',
      Tags: [{ Name: 'outbox', Value: '02K' }],
    });
    expect(home.mailbox.mails[0]).toMatchObject({ to: ['b@example.jp'], tags: { outbox: '02K' } });
  });

  it('can be ordered to fail, whatever its address', async () => {
    const home = await start({
      orderedFate: (address) => (address === 'a@example.jp' ? 'bounced' : undefined),
    });
    await send(home, 'a@example.jp');
    await home.timeline.advanceTo(TEST_START + HOUR);
    expect(story(home)).toEqual(['Send 0s', 'Bounce 2s']);
  });
});

describe('a message that SES does not take', () => {
  it('comes from a domain that is not verified', async () => {
    const home = await start();
    await expect(send(home, 'a@example.jp', { Source: 'x@elsewhere.example' })).rejects.toMatchObject({
      name: 'MessageRejected',
      message: expect.stringContaining('x@elsewhere.example'),
    });
    expect(home.mailbox.mails).toEqual([]);
  });

  it.each([
    ['an unknown set', 'nowhere', 'ConfigurationSetDoesNotExistException'],
    ['a paused set', 'paused', 'ConfigurationSetSendingPausedException'],
  ])('names %s', async (_, ConfigurationSetName, name) => {
    const home = await start();
    await expect(send(home, 'a@example.jp', { ConfigurationSetName })).rejects.toMatchObject({ name });
  });

  it.each([
    ['no recipient', 'Subject: x\r\nFrom: a@city.example.jp\r\n\r\n', /header 'To'/],
    ['no sender', 'Subject: x\r\nTo: a@example.jp\r\n\r\n', /header 'From'/],
    [
      'a tag that is no tag',
      'From: a@city.example.jp\r\nTo: b@x.jp\r\nX-SES-MESSAGE-TAGS: a=b c\r\n\r\n',
      /tag/,
    ],
  ])('has %s', async (_, raw, message) => {
    const home = await start();
    const sent = home.client.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw) } }));
    await expect(sent).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringMatching(message),
    });
  });

  it('comes too fast, or is one too many for the day', async () => {
    const home = await start({ quota: { perDay: 3, perSecond: 2 } });
    await send(home, 'a@example.jp');
    await send(home, 'b@example.jp');
    await expect(send(home, 'c@example.jp')).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
    });
    await home.timeline.advanceTo(TEST_START + 2_000);
    await send(home, 'c@example.jp');
    await expect(send(home, 'd@example.jp')).rejects.toMatchObject({
      message: 'Daily message quota exceeded.',
    });
    expect(await home.client.send(new GetSendQuotaCommand({}))).toMatchObject({
      Max24HourSend: 3,
      MaxSendRate: 2,
      SentLast24Hours: 3,
    });
  });

  it('goes to an address that is refused twice before it is taken', async () => {
    const home = await start();
    const tries = [];
    for (let count = 0; count < 3; count += 1) {
      tries.push(
        await send(home, 'throttle@example.jp').then(
          () => 'taken',
          ({ name }) => name,
        ),
      );
    }
    expect(tries).toEqual(['Throttling', 'Throttling', 'taken']);
  });

  it('is of a role without the grant for its sender and its set', async () => {
    const arn = (resource: string) => `arn:aws:ses:ap-northeast-1:000000000000:${resource}`;
    const grants = [
      { Effect: 'Allow', Action: 'ses:SendRawEmail', Resource: arn('identity/city.example.jp') },
    ];
    const home = await start({ grants });
    const letter = { RawMessage: { Data: await aLetter('a@example.jp') } };
    await expect(home.functionClient.send(new SendRawEmailCommand(letter))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(arn('configuration-set/letters')),
    });
  });
});

describe('a crash', () => {
  it('after the acceptance leaves the message sent and the caller without an answer', async () => {
    const home = await start();
    await expect(send(home, 'crash-after-accept@example.jp')).rejects.toThrow();
    await home.timeline.advanceTo(TEST_START + HOUR);
    expect(story(home)).toEqual(['Send 0s', 'Delivery 1s']);
  });

  it('between two events leaves the second to be told after the restart, and the first untold again', async () => {
    const journal = memoryJournal<MailboxEntry>();
    const first = await start({ journal });
    await send(first, 'late-bounce@example.jp');
    await first.timeline.advanceTo(TEST_START + HOUR);
    const second = await start({ journal, startsAtEpochMs: TEST_START + HOUR });
    await second.timeline.advanceTo(TEST_START + 48 * HOUR);
    expect(story(second)).toEqual(['Bounce 86400s']);
    expect(second.mailbox.mails).toHaveLength(1);
  });
});
