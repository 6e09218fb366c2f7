import { SESClient } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { startAwsPort } from '../aws-port/aws-port.ts';
import { noFaults } from '../aws-port/call-faults.ts';
import { rootCredentials } from '../aws-port/caller.ts';
import { startTimeline, type Timeline } from '../clock/timeline.ts';
import { createIdentities } from '../identity/identities.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/memory-journal.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { REGION } from '../template/account.ts';
import type { Fate } from './fates.ts';
import type { Mailbox, MailboxEntry } from './mailbox.ts';
import type { SendingQuota } from './sending-quota.ts';
import type { SesEvent } from './ses-event.ts';
import { startSes } from './start-ses.ts';

export type SesAtHome = {
  timeline: Timeline;
  client: SESClient;
  functionClient: SESClient;
  mailbox: Mailbox;
  events: SesEvent[];
  stop(): Promise<void>;
};

export type GivenSes = {
  grants?: object[];
  quota?: SendingQuota;
  journal?: Journal<MailboxEntry>;
  startsAtEpochMs?: number;
  orderedFate?: (address: string) => Fate | undefined;
  onEvent?: (event: SesEvent) => Promise<void>;
};

/** The instant at which a test's time stands. */
export const TEST_START = Date.parse('2026-04-01T00:00:00Z');

const all = ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'];

const stack = (grants: object[]): object => ({
  Resources: {
    Domain: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'city.example.jp' } },
    Set: {
      Type: 'AWS::SES::ConfigurationSet',
      Properties: { Name: 'letters', SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] } },
    },
    Destination: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: 'letters',
        EventDestination: {
          MatchingEventTypes: all,
          EventBridgeDestination: { EventBusArn: `arn:aws:events:${REGION}:000000000000:event-bus/default` },
        },
      },
    },
    Paused: {
      Type: 'AWS::SES::ConfigurationSet',
      Properties: { Name: 'paused', SendingOptions: { SendingEnabled: false } },
    },
    Role: aFunctionRole(...grants),
    Function: aFunction('functions/none.ts'),
  },
});

/** Builder for tests: SES with the verified domain `city.example.jp` and the set `letters`, which tells everything. */
export const aSes = async (given: GivenSes = {}): Promise<SesAtHome> => {
  const declaration = readStacks({ Mail: stack(given.grants ?? []) });
  const timeline = startTimeline({ mode: 'standing', atEpochMs: given.startsAtEpochMs ?? TEST_START });
  const events: SesEvent[] = [];
  const failAtOnce = (accident: unknown): never => {
    throw accident;
  };
  const ses = await startSes({
    declaration,
    timeline,
    journal: given.journal ?? memoryJournal(),
    quota: given.quota ?? { perDay: 50_000, perSecond: 1_000 },
    orderedFate: given.orderedFate ?? (() => undefined),
    onEvent: given.onEvent ?? (async (event) => void events.push(event)),
    onAccident: failAtOnce,
  });
  const access = createIdentities(declaration);
  const port = await startAwsPort({
    services: { ses: ses.service },
    access,
    faults: noFaults,
    timeline,
    onAccident: failAtOnce,
  });
  const connect = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    new SESClient({ endpoint: port.endpoint, region: REGION, credentials, maxAttempts: 1 });
  const [lambda] = declaration.all('AWS::Lambda::Function');
  return {
    timeline,
    client: connect(rootCredentials),
    functionClient: connect(access.credentialsOf(lambda?.arn ?? '')),
    mailbox: ses.mailbox,
    events,
    stop: async () => {
      await port.close();
      await ses.stop();
    },
  };
};

/** Builder for tests: the bytes of a letter, as the product writes them. */
export const aLetter = (to: string, headers: Record<string, string> = {}): Promise<Buffer> =>
  new MailComposer({
    from: { name: '保育コンシェルジュ', address: 'noreply@city.example.jp' },
    to: { name: '佐藤 花子', address: to },
    subject: '【横浜市】空き状況の調査のお願い（令和8年4月）と、ご回答の方法について',
    text: '回答はこちら: https://city.example.jp/survey?t=abc=1&u=2\n\nよろしくお願いします。',
    html: '<p>回答は<a href="https://city.example.jp/survey?t=abc=1&amp;u=2">こちら</a></p>',
    headers: { 'X-SES-CONFIGURATION-SET': 'letters', 'X-SES-MESSAGE-TAGS': 'outbox=01J', ...headers },
  })
    .compile()
    .build();
