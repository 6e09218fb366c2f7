import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AnswerLost, AwsError } from '../aws-port/aws-error.ts';
import { type AccessNeed, type AwsService, awsAction, type Caller } from '../aws-port/aws-service.ts';
import { throttled } from '../aws-port/call-faults.ts';
import type { Timeline } from '../clock/timeline.ts';
import { arnOf } from '../template/account.ts';
import { type Fate, fateOf } from './fates.ts';
import type { AcceptedMail, Mailbox } from './mailbox.ts';
import { domainOf, mailboxOf } from './mime/addresses.ts';
import type { SendingRate } from './sending-quota.ts';
import type { SendingRules } from './sending-rules.ts';
import { SendRawEmail, type Submission } from './submission.ts';

export type SesParts = {
  timeline: Pick<Timeline, 'nowEpochMs'>;
  rules: SendingRules;
  rate: SendingRate;
  mailbox: Mailbox;
  /** A fate ordered for an address by whoever tests; undefined leaves it to the address itself. */
  orderedFate: (address: string) => Fate | undefined;
  /** Called once a message is on the disk. */
  onAccepted: (mail: AcceptedMail) => void;
};

/** SES behind the AWS port, as `@aws-sdk/client-ses` speaks to it: raw messages in, quota out. */
export const sesService = (parts: SesParts): AwsService => {
  const refusedSends = new Map<string, number>();
  return {
    protocol: { kind: 'query', xmlNamespace: 'http://ses.amazonaws.com/doc/2010-12-01/' },
    actions: {
      SendRawEmail: awsAction({
        input: SendRawEmail,
        needs: (submission) => needsOf(parts.rules, submission),
        run: async (submission, { caller }) => {
          throttleWhoAsksForIt(refusedSends, submission.to);
          const mail = await accept(parts, submission, caller);
          if (asksFor(mail.to, 'crash-after-accept')) throw new AnswerLost();
          return { MessageId: mail.messageId };
        },
      }),
      GetSendQuota: awsAction({
        input: z.looseObject({}),
        needs: () => [{ action: 'ses:GetSendQuota', resource: '*' }],
        run: async () => ({
          Max24HourSend: parts.rate.quota.perDay,
          MaxSendRate: parts.rate.quota.perSecond,
          SentLast24Hours: parts.rate.sentInLastDay(parts.timeline.nowEpochMs()),
        }),
      }),
    },
  };
};

const needsOf = (rules: SendingRules, submission: Submission): AccessNeed[] => {
  const identity = rules.identityFor(submission.from) ?? domainOf(submission.from);
  const set = submission.configurationSet;
  const conditionKeys = {
    'ses:FromAddress': [submission.from],
    'ses:Recipients': submission.to,
  };
  const resources = [`identity/${identity}`, ...(set ? [`configuration-set/${set}`] : [])];
  return resources.map((resource) => ({
    action: 'ses:SendRawEmail',
    resource: arnOf('ses', resource),
    conditionKeys,
  }));
};

const accept = async (parts: SesParts, submission: Submission, caller: Caller): Promise<AcceptedMail> => {
  const { timeline, rules, rate, mailbox } = parts;
  const identity = rules.identityFor(submission.from);
  if (!identity) throw notVerified(submission.from);
  const configurationSet = submission.configurationSet ?? rules.defaultSet(identity);
  checkSet(rules, configurationSet);
  const now = timeline.nowEpochMs();
  rate.check(now, submission.to.length);
  const { from, to, raw, headers, tags } = submission;
  const suppressed = suppressedIn(rules, configurationSet, mailbox);
  const mail: AcceptedMail = {
    messageId: messageId(now),
    acceptedEpochMs: now,
    from,
    to,
    raw: raw.toString('base64'),
    headers,
    ...(configurationSet && { configurationSet }),
    tags,
    callerIdentity: caller.kind === 'root' ? 'root' : (caller.roleArn.split('/').at(-1) ?? ''),
    fate: fateOf(to, raw, { suppressed, ordered: parts.orderedFate }),
    twice: asksFor(to, 'duplicate-event'),
  };
  rate.count(now, to.length);
  await mailbox.note({ kind: 'accepted', mail });
  parts.onAccepted(mail);
  return mail;
};

const checkSet = (rules: SendingRules, name: string | undefined): void => {
  if (name === undefined) return;
  const set = rules.configurationSets.get(name);
  if (!set) {
    throw new AwsError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
  }
  if (!set.sendingEnabled) {
    throw new AwsError('ConfigurationSetSendingPausedException', `Sending is paused for <${name}>.`);
  }
};

const NOBODY: ReadonlySet<string> = new Set();

const suppressedIn = (rules: SendingRules, set: string | undefined, mailbox: Mailbox): ReadonlySet<string> =>
  set && rules.configurationSets.get(set)?.suppressedReasons.size ? mailbox.suppressed : NOBODY;

const notVerified = (from: string): AwsError =>
  new AwsError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region AP-NORTHEAST-1: ${from}`,
  );

/** Sends to a `throttle@` address that are refused before one is accepted. */
const REFUSED_BEFORE_ACCEPTED = 2;

const throttleWhoAsksForIt = (refusedSends: Map<string, number>, to: readonly string[]): void => {
  const address = to.find((one) => mailboxOf(one) === 'throttle');
  if (!address) return;
  const refused = refusedSends.get(address) ?? 0;
  refusedSends.set(address, refused < REFUSED_BEFORE_ACCEPTED ? refused + 1 : 0);
  if (refused < REFUSED_BEFORE_ACCEPTED) throw throttled('ses');
};

const asksFor = (to: readonly string[], mailbox: string): boolean =>
  to.some((one) => mailboxOf(one) === mailbox);

/** An id of SES's shape: the instant in hex, then something unique. */
const messageId = (epochMs: number): string =>
  `0106${epochMs.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
