import type { AwsService } from '../aws-port/aws-service.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Journal } from '../journal/journal.ts';
import type { Declaration } from '../template/declaration.ts';
import { eventsOfFate, type Fate, type PlannedEvent, suppressesAfter } from './fates.ts';
import { type AcceptedMail, Mailbox, type MailboxEntry } from './mailbox.ts';
import { type SendingQuota, SendingRate } from './sending-quota.ts';
import { type SendingRules, sendingRules, tells } from './sending-rules.ts';
import { type SesEvent, sesEvent } from './ses-event.ts';
import { sesService } from './ses-service.ts';

export type StartSesParts = {
  declaration: Declaration;
  timeline: Pick<Timeline, 'nowEpochMs' | 'schedule'>;
  journal: Journal<MailboxEntry>;
  quota: SendingQuota;
  orderedFate: (address: string) => Fate | undefined;
  /** Takes an event to EventBridge's default bus; it counts as told once this has resolved, and comes again otherwise. */
  onEvent: (event: SesEvent) => Promise<void>;
  onAccident: (accident: unknown) => void;
};

export type Ses = { service: AwsService; mailbox: Mailbox; stop(): Promise<void> };

/** Starts SES: accepts messages into a durable mailbox and tells their events at their time, also after a restart. */
export const startSes = async (parts: StartSesParts): Promise<Ses> => {
  const rules = sendingRules(parts.declaration);
  const mailbox = await Mailbox.open(parts.journal);
  const rate = new SendingRate(parts.quota);
  for (const { acceptedEpochMs, to } of mailbox.mails) rate.count(acceptedEpochMs, to.length);
  const plan = (mail: AcceptedMail): void => planEvents(parts, rules, mailbox, mail);
  for (const mail of mailbox.mails) plan(mail);
  const { timeline, orderedFate } = parts;
  return {
    service: sesService({ timeline, rules, rate, mailbox, orderedFate, onAccepted: plan }),
    mailbox,
    stop: () => mailbox.close(),
  };
};

const planEvents = (
  parts: StartSesParts,
  rules: SendingRules,
  mailbox: Mailbox,
  mail: AcceptedMail,
): void => {
  const told = mailbox.told(mail.messageId);
  for (const planned of eventsOfFate[mail.fate]) {
    if (told.has(planned.type)) continue;
    parts.timeline.schedule(mail.acceptedEpochMs + planned.afterMs, () =>
      tell(parts, rules, mailbox, mail, planned).catch(parts.onAccident),
    );
  }
};

const tell = async (
  parts: StartSesParts,
  rules: SendingRules,
  mailbox: Mailbox,
  mail: AcceptedMail,
  { type, afterMs }: PlannedEvent,
): Promise<void> => {
  await suppressAfter(rules, mailbox, mail, type);
  if (tells(rules, mail.configurationSet, type)) {
    const event = sesEvent(mail, type, mail.acceptedEpochMs + afterMs);
    await parts.onEvent(event);
    if (mail.twice) await parts.onEvent(event);
  }
  await mailbox.note({ kind: 'told', messageId: mail.messageId, type });
};

const suppressAfter = async (
  rules: SendingRules,
  mailbox: Mailbox,
  mail: AcceptedMail,
  type: PlannedEvent['type'],
): Promise<void> => {
  const reason = suppressesAfter(mail.fate);
  const final = type === 'Bounce' || type === 'Complaint';
  const set = rules.configurationSets.get(mail.configurationSet ?? '');
  if (!final || !reason || !set?.suppressedReasons.has(reason)) return;
  for (const address of mail.to) await mailbox.note({ kind: 'suppressed', address });
};
