import type { AcceptedMail, Mailbox } from '../ses/mailbox.ts';
import { decodeWords, headerOf } from '../ses/mime/headers.ts';
import { linksOf } from '../ses/mime/links.ts';
import { readMessage } from '../ses/mime/message.ts';
import { isoInTokyo } from './instants.ts';

/** A mail as `/local/mail.json` shows it. */
export type ReadableMail = {
  id: string;
  /** When it was accepted; with Tokyo's offset. */
  at: string;
  from: string;
  to: readonly string[];
  subject: string;
  text: string;
  html: string;
  links: readonly string[];
  headers: Record<string, string>;
  attachments: readonly string[];
  tags: Record<string, string>;
  configurationSet: string | null;
  /** What becomes of it, and what was already told of that. */
  fate: string;
  events: readonly string[];
};

export const readableMail = (mail: AcceptedMail, mailbox: Pick<Mailbox, 'told'>): ReadableMail => {
  const { text, html, attachments } = readMessage(Buffer.from(mail.raw, 'base64'));
  return {
    id: mail.messageId,
    at: isoInTokyo(mail.acceptedEpochMs),
    from: mail.from,
    to: mail.to,
    subject: subjectOf(mail),
    text,
    html,
    links: linksOf({ text, html }),
    headers: Object.fromEntries(
      mail.headers.map(({ name, value }) => [name.toLowerCase(), decodeWords(value)]),
    ),
    attachments,
    tags: mail.tags,
    configurationSet: mail.configurationSet ?? null,
    fate: mail.fate,
    events: [...mailbox.told(mail.messageId)],
  };
};

export const subjectOf = ({ headers }: AcceptedMail): string =>
  decodeWords(headerOf(headers, 'subject') ?? '');
