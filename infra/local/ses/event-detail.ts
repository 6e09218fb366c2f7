import { ACCOUNT, arnOf, REGION } from '../template/account.ts';
import type { SesEventType } from './fates.ts';
import type { AcceptedMail } from './mailbox.ts';
import { domainOf, readAddresses } from './mime/addresses.ts';
import { decodeWords, headerOf } from './mime/headers.ts';

const REPORTING_MTA = `dns; e1.smtp-out.${REGION}.amazonses.com`;

/** The part of an event that tells what happened, as SES names and fills it. */
export const outcomeOf = (mail: AcceptedMail, type: SesEventType, atEpochMs: number): object => {
  const timestamp = instant(atEpochMs);
  switch (type) {
    case 'Send':
      return { send: {} };
    case 'Reject':
      return { reject: { reason: 'Bad content' } };
    case 'Delivery':
      return { delivery: delivery(mail, timestamp, atEpochMs) };
    case 'Bounce':
      return {
        bounce: { feedbackId: feedbackId(mail), timestamp, reportingMTA: REPORTING_MTA, ...bounce(mail) },
      };
    case 'Complaint':
      return { complaint: complaint(mail, timestamp) };
    case 'DeliveryDelay':
      return { deliveryDelay: delay(mail, timestamp, atEpochMs) };
    default:
      return type satisfies never;
  }
};

/** The part of an event that tells of which message. */
export const mailOf = (mail: AcceptedMail): object => ({
  timestamp: instant(mail.acceptedEpochMs),
  source: mail.from,
  sourceArn: arnOf('ses', `identity/${domainOf(mail.from)}`),
  sendingAccountId: ACCOUNT,
  messageId: mail.messageId,
  destination: mail.to,
  headersTruncated: false,
  headers: mail.headers,
  commonHeaders: commonHeaders(mail),
  tags: {
    'ses:operation': ['SendRawEmail'],
    ...(mail.configurationSet && { 'ses:configuration-set': [mail.configurationSet] }),
    'ses:source-ip': ['127.0.0.1'],
    'ses:from-domain': [domainOf(mail.from)],
    'ses:caller-identity': [mail.callerIdentity],
    ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
  },
});

const commonHeaders = ({ headers, messageId }: AcceptedMail): object => {
  const date = headerOf(headers, 'date');
  return {
    from: [decodeWords(headerOf(headers, 'from') ?? '')],
    ...(date && { date }),
    to: readAddresses(headerOf(headers, 'to') ?? ''),
    messageId: headerOf(headers, 'message-id') ?? messageId,
    subject: decodeWords(headerOf(headers, 'subject') ?? ''),
  };
};

const delivery = (mail: AcceptedMail, timestamp: string, atEpochMs: number): object => ({
  timestamp,
  processingTimeMillis: atEpochMs - mail.acceptedEpochMs,
  recipients: mail.to,
  smtpResponse: '250 2.6.0 Message received',
  reportingMTA: `e1.smtp-out.${REGION}.amazonses.com`,
});

const complaint = (mail: AcceptedMail, timestamp: string): object => ({
  feedbackId: feedbackId(mail),
  complaintSubType: null,
  complainedRecipients: mail.to.map((emailAddress) => ({ emailAddress })),
  timestamp,
  userAgent: 'Amazon SES Mailbox Simulator',
  complaintFeedbackType: 'abuse',
  arrivalDate: timestamp,
});

/** SES goes on trying for 14 hours. */
const TRIES_FOR_MS = 14 * 3_600_000;

const delay = (mail: AcceptedMail, timestamp: string, atEpochMs: number): object => ({
  delayType: 'MailboxFull',
  timestamp,
  expirationTime: instant(atEpochMs + TRIES_FOR_MS),
  reportingMTA: `e1.smtp-out.${REGION}.amazonses.com`,
  delayedRecipients: mail.to.map((emailAddress) => ({
    emailAddress,
    status: '4.2.2',
    diagnosticCode: 'smtp; 452 4.2.2 mailbox full',
  })),
});

const bounce = ({ fate, to }: AcceptedMail): object => {
  if (fate === 'out-of-office') {
    return { bounceType: 'Transient', bounceSubType: 'General', bouncedRecipients: to.map(bare) };
  }
  const bounceSubType = permanentSubTypes[fate] ?? 'General';
  return { bounceType: 'Permanent', bounceSubType, bouncedRecipients: to.map(permanently) };
};

const permanentSubTypes: Partial<Record<AcceptedMail['fate'], string>> = {
  'globally-suppressed': 'Suppressed',
  'suppressed-by-account': 'OnAccountSuppressionList',
};

const bare = (emailAddress: string): object => ({ emailAddress });
const permanently = (emailAddress: string): object => ({
  emailAddress,
  action: 'failed',
  status: '5.1.1',
  diagnosticCode: 'smtp; 550 5.1.1 user unknown',
});

const feedbackId = ({ messageId }: AcceptedMail): string => `${messageId}-feedback`;

const instant = (epochMs: number): string => new Date(epochMs).toISOString();
