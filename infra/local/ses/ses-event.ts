import { createHash } from 'node:crypto';
import type { EventBridgeEvent } from 'aws-lambda';
import { ACCOUNT, arnOf, REGION } from '../template/account.ts';
import { mailOf, outcomeOf } from './event-detail.ts';
import type { SesEventType } from './fates.ts';
import type { AcceptedMail } from './mailbox.ts';

/** An event of SES as EventBridge's default bus delivers it. */
export type SesEvent = EventBridgeEvent<string, { eventType: SesEventType } & Record<string, unknown>>;

const detailTypes: Record<SesEventType, string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  DeliveryDelay: 'Email Delivery Delayed',
  Reject: 'Email Rejected',
};

/** Makes the event of a message. Told again after a crash, it carries the same id. */
export const sesEvent = (mail: AcceptedMail, type: SesEventType, atEpochMs: number): SesEvent => ({
  version: '0',
  id: idOf(mail.messageId, type),
  'detail-type': detailTypes[type],
  source: 'aws.ses',
  account: ACCOUNT,
  time: `${new Date(atEpochMs).toISOString().slice(0, 19)}Z`,
  region: REGION,
  resources: mail.configurationSet ? [arnOf('ses', `configuration-set/${mail.configurationSet}`)] : [],
  detail: { eventType: type, mail: mailOf(mail), ...outcomeOf(mail, type, atEpochMs) },
});

const idOf = (messageId: string, type: string): string =>
  createHash('sha256')
    .update(`${messageId} ${type}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
