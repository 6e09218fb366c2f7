import { readMessage } from '../../infra/local/ses/mime/message.ts';
import type { World } from './world.ts';

/** A link in a mail, without its origin, and when the mail left. */
export type LinkInMail = { link: string; acceptedEpochMs: number };

/** The links in the mails that reached an address; oldest first. */
export const linksTo = (world: World, address: string): LinkInMail[] => {
  openNewMails(world);
  return world.inboxes.get(address) ?? [];
};

/** Each mail is read once, however many people look into their inboxes. */
const openNewMails = (world: World): void => {
  const { mails } = world.twin.mailbox;
  for (const { to, fate, raw, acceptedEpochMs } of mails.slice(world.mailsRead)) {
    const { text } = readMessage(Buffer.from(raw, 'base64'));
    const link = /\/(?:my|survey|escalations)\?link=[\w.-]+/.exec(text)?.[0];
    if (!link || fate !== 'delivered') continue;
    for (const address of to) {
      world.inboxes.set(address, [...(world.inboxes.get(address) ?? []), { link, acceptedEpochMs }]);
    }
  }
  world.mailsRead = mails.length;
};
