import { readMessage } from '../../infra/local/ses/mime/message.ts';
import type { World } from './world.ts';

/** The links, without their origin, in the mails that reached an address; oldest first. */
export const linksTo = (world: World, address: string): { link: string; acceptedEpochMs: number }[] =>
  world.twin.mailbox.mails
    .filter(({ to, fate }) => to.includes(address) && fate === 'delivered')
    .flatMap(({ raw, acceptedEpochMs }) => {
      const { text } = readMessage(Buffer.from(raw, 'base64'));
      const link = /\/(?:my|survey|escalations)\?link=[\w.-]+/.exec(text)?.[0];
      return link ? [{ link, acceptedEpochMs }] : [];
    });
