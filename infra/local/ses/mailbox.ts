import { z } from 'zod';
import type { Journal } from '../journal/journal.ts';
import { Fate, SesEventType } from './fates.ts';

/** A message that SES accepted, as the journal keeps it. `raw` is base64. */
export const AcceptedMail = z.object({
  messageId: z.string(),
  acceptedEpochMs: z.number(),
  from: z.string(),
  to: z.array(z.string()),
  raw: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  configurationSet: z.string().optional(),
  tags: z.record(z.string(), z.string()),
  callerIdentity: z.string(),
  fate: Fate,
  /** Its events come twice, as EventBridge may deliver them. */
  twice: z.boolean().default(false),
});
export type AcceptedMail = z.infer<typeof AcceptedMail>;

export const MailboxEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), mail: AcceptedMail }),
  z.object({ kind: z.literal('told'), messageId: z.string(), type: SesEventType }),
  z.object({ kind: z.literal('suppressed'), address: z.string() }),
]);
export type MailboxEntry = z.infer<typeof MailboxEntry>;

/** Messages that the mailbox keeps; the oldest give way. */
const MESSAGES_KEPT = 10_000;

/** Every accepted message, what was already told about it, and whom SES no longer writes to. */
export class Mailbox {
  readonly #journal: Journal<MailboxEntry>;
  readonly #mails = new Map<string, AcceptedMail>();
  readonly #told = new Map<string, Set<SesEventType>>();
  readonly #suppressed = new Set<string>();
  #list: readonly AcceptedMail[] | undefined;

  private constructor(journal: Journal<MailboxEntry>) {
    this.#journal = journal;
  }

  static async open(journal: Journal<MailboxEntry>): Promise<Mailbox> {
    const mailbox = new Mailbox(journal);
    let accepted = 0;
    for await (const entry of journal.entries()) {
      mailbox.#take(entry);
      if (entry.kind === 'accepted') accepted += 1;
    }
    if (accepted > mailbox.#mails.size) await journal.rewrite(mailbox.#entries());
    return mailbox;
  }

  /** Oldest first. */
  get mails(): readonly AcceptedMail[] {
    this.#list ??= [...this.#mails.values()];
    return this.#list;
  }

  get suppressed(): ReadonlySet<string> {
    return this.#suppressed;
  }

  mail(messageId: string): AcceptedMail | undefined {
    return this.#mails.get(messageId);
  }

  told(messageId: string): ReadonlySet<SesEventType> {
    return this.#told.get(messageId) ?? new Set();
  }

  /** Resolves when the entry is on the disk. */
  async note(entry: MailboxEntry): Promise<void> {
    this.#take(entry);
    await this.#journal.append(entry);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  #take(entry: MailboxEntry): void {
    switch (entry.kind) {
      case 'accepted':
        this.#mails.set(entry.mail.messageId, entry.mail);
        this.#list = undefined;
        if (this.#mails.size > MESSAGES_KEPT) this.#forgetOldest();
        return;
      case 'told':
        if (!this.#mails.has(entry.messageId)) return;
        this.#told.set(entry.messageId, new Set([...this.told(entry.messageId), entry.type]));
        return;
      case 'suppressed':
        this.#suppressed.add(entry.address.toLowerCase());
        return;
      default:
        entry satisfies never;
    }
  }

  #forgetOldest(): void {
    const [oldest] = this.#mails.keys();
    if (oldest === undefined) return;
    this.#mails.delete(oldest);
    this.#told.delete(oldest);
  }

  *#entries(): Iterable<MailboxEntry> {
    for (const address of this.#suppressed) yield { kind: 'suppressed', address };
    for (const mail of this.#mails.values()) {
      yield { kind: 'accepted', mail };
      for (const type of this.told(mail.messageId)) yield { kind: 'told', messageId: mail.messageId, type };
    }
  }
}
