import type { AcceptedMail } from '../../../infra/local/ses/mailbox.ts';
import { readMessage } from '../../../infra/local/ses/mime/message.ts';
import type { Twin } from '../../../infra/local/twin.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { mailsOf } from '../../../shared/domain/outbox/mailing.ts';
import { outboxKey } from '../../../shared/store/keys.ts';
import { outboxRows } from '../../../shared/store/ledger.ts';
import { openLink } from '../../../shared/store/links.ts';

/** The ways into the survey that a mail names. */
export type WayIn = { link: string; reference: string; code: string };

/** What was written in a round. */
export type MailsOfRound = {
  invitations: number;
  reminders: number;
  receipts: number;
  others: number;
  /** Mails to anybody but the one facility that they are about, or with another one's link. */
  wrongRecipients: string[];
  remindersToAnswered: string[];
};

export const noMails = (): MailsOfRound => ({
  invitations: 0,
  reminders: 0,
  receipts: 0,
  others: 0,
  wrongRecipients: [],
  remindersToAnswered: [],
});

/** A round as the watch must know it: who is asked, and when each of them answered. */
export type WatchedRound = {
  campaignId: string;
  facilities: ReadonlyMap<string, Facility>;
  answeredAtEpochMs: ReadonlyMap<string, number>;
  mails: MailsOfRound;
};

/** Opens every mail once: what it was sent for, to whom, and whose link it holds. */
export class MailWatch {
  readonly #twin: Twin;
  readonly #waysIn = new Map<string, WayIn>();
  #last: string | undefined;

  constructor(twin: Twin) {
    this.#twin = twin;
  }

  /** The newest way into the survey that lies in a facility's inbox. */
  wayIn(facility: Facility): WayIn {
    const way = this.#waysIn.get(facility.mail ?? '');
    if (!way) throw new Error(`${facility.name} (${facility.externalNumber}) has no mail with a link`);
    return way;
  }

  /** Looks at the mails that left since the last look. */
  async look(round: WatchedRound): Promise<void> {
    for (const mail of this.#newMails()) await this.#open(mail, round);
  }

  #newMails(): readonly AcceptedMail[] {
    const { mails } = this.#twin.mailbox;
    const from =
      this.#last === undefined ? 0 : mails.findIndex(({ messageId }) => messageId === this.#last) + 1;
    if (this.#last !== undefined && from === 0)
      throw new Error('Mails were forgotten before they were looked at');
    this.#last = mails.at(-1)?.messageId ?? this.#last;
    return mails.slice(from);
  }

  async #open(mail: AcceptedMail, round: WatchedRound): Promise<void> {
    const { mails } = round;
    const about = await this.#sentFor(mail);
    if (!about) return void mails.wrongRecipients.push(`${mail.to.join(', ')}: a mail of no outbox row`);
    if (about.to.who !== 'facility') {
      mails.others += 1;
      return;
    }
    const facility = round.facilities.get(about.to.facilityId);
    const way = wayInto(mail);
    const link = way && (await openLink(this.#twin.store, way.link.split('link=')[1] ?? ''));
    const opens = link?.purpose.opens === 'survey' ? link.purpose : undefined;
    const right = mail.to.length === 1 && mail.to[0] === facility?.mail && opens?.facilityId === facility?.id;
    if (!right || opens?.campaignId !== round.campaignId)
      mails.wrongRecipients.push(`${mail.to.join(', ')}: ${about.letter} about ${facility?.externalNumber}`);
    if (way) this.#waysIn.set(mail.to[0] ?? '', way);
    count(round, mail, about.letter, about.to.facilityId);
  }

  async #sentFor({ tags }: AcceptedMail) {
    const { store } = this.#twin.store;
    const kept = await store.find(outboxRows, outboxKey(tags.municipality ?? '', tags.outbox ?? ''));
    return kept && mailsOf(kept.value.effect)[Number(tags.place ?? 0)];
  }
}

const count = (round: WatchedRound, mail: AcceptedMail, letter: string, facilityId: string): void => {
  const { mails, answeredAtEpochMs } = round;
  if (letter === 'survey-receipt') mails.receipts += 1;
  else if (letter === 'survey-reminder') {
    mails.reminders += 1;
    if ((answeredAtEpochMs.get(facilityId) ?? Number.POSITIVE_INFINITY) < mail.acceptedEpochMs)
      mails.remindersToAnswered.push(mail.to.join(', '));
  } else if (letter.startsWith('survey')) mails.invitations += 1;
  else mails.others += 1;
};

const wayInto = ({ raw }: AcceptedMail): WayIn | undefined => {
  const { text } = readMessage(Buffer.from(raw, 'base64'));
  const link = /\/survey\?link=[\w.-]+/.exec(text)?.[0];
  const [, reference = ''] = /ページ番号：(.+)/.exec(text) ?? [];
  const [, code = ''] = /確認コード：(.+)/.exec(text) ?? [];
  return link ? { link, reference: reference.trim(), code: code.trim() } : undefined;
};
