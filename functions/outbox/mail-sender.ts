import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Temporal } from 'temporal-polyfill';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import type { Letter, LetterLink } from '../../shared/mail/letter.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { type GivenLink, mintLink } from '../../shared/store/links.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Laid } from '../../shared/store/store.ts';
import { speak } from '../../shared/words/translate.ts';
import type { Attempt, Sender, TryOutcome } from './deliver.ts';
import type { Addressee, LetterSource, LetterSources } from './letters.ts';

export type MailSettings = { from: string; configurationSet: string; publicOrigin: string };

/** The tag by which the provider's events name the outbox row. */
export const OUTBOX_TAG = 'outbox';

/** Errors after which the provider certainly did not take the mail. */
const NOT_TAKEN = [
  'Throttling',
  'ThrottlingException',
  'LimitExceededException',
  'MessageRejected',
  'TooManyRequestsException',
];

/** Sends mails: minted links, a letter in the recipient's language, raw MIME, one recipient. */
export const mailSender = (
  services: Services,
  ses: SESClient,
  letters: LetterSources,
  settings: MailSettings,
): Sender => ({
  prepare: async (attempt) => {
    const effect = attempt.effect as MailEffect;
    const source = letters[effect.letter];
    const municipality = await municipalityOf(services.store, attempt.municipality);
    if (!source || !municipality) {
      return {
        laid: [],
        send: async () => ({ ended: 'refused', reason: `no letter is called ${effect.letter}` }),
      };
    }
    const addressee = await source.addressee(services, municipality, effect);
    if (addressee === 'not-wanted') {
      return { laid: [], send: async () => ({ ended: 'dropped', reason: 'not wanted any more' }) };
    }
    const { link, laid } = linkFor(services, source, effect, municipality, settings);
    const letter = await source.write(services, municipality, effect, addressee.locale, link);
    return { laid, send: () => send(ses, settings, attempt, municipality, addressee, letter) };
  },
});

const linkFor = (
  services: Services,
  source: LetterSource,
  effect: MailEffect,
  municipality: Municipality,
  settings: MailSettings,
): { link: LetterLink | undefined; laid: Laid[] } => {
  const wanted = source.link?.(effect);
  if (!wanted) return { link: undefined, laid: [] };
  const { given, laid } = mintLink(services, municipality.municipality, wanted.purpose, wanted.days);
  const until = tokyoDate(services.clock.now().add({ hours: 24 * wanted.days }));
  return { link: letterLink(given, wanted.page, municipality.municipality, until, settings), laid };
};

const letterLink = (
  given: GivenLink,
  page: string,
  municipality: string,
  until: Temporal.PlainDate,
  settings: MailSettings,
): LetterLink => ({
  url: `${settings.publicOrigin}${page}?link=${given.token}`,
  doorUrl: `${settings.publicOrigin}${page}/open?m=${municipality}`,
  reference: `${given.reference.slice(0, 4)} ${given.reference.slice(4)}`,
  code: given.code,
  until: until.toString(),
});

const send = async (
  ses: SESClient,
  settings: MailSettings,
  attempt: Attempt,
  municipality: Municipality,
  addressee: Addressee,
  letter: Letter,
): Promise<TryOutcome> => {
  const { municipality: code, outboxId, place, writtenAt } = attempt;
  const name = place === undefined ? outboxId : `${outboxId}.${place}`;
  const tags = [`${OUTBOX_TAG}=${outboxId}`, `municipality=${code}`];
  if (place !== undefined) tags.push(`place=${place}`);
  const message = await new MailComposer({
    from: {
      name: speak(addressee.locale)('mail.from', {
        municipality: localText(municipality.name, addressee.locale),
      }),
      address: settings.from,
    },
    // An address object, never a string: a string could name further recipients.
    to: [{ name: '', address: addressee.address }],
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    date: new Date(writtenAt),
    messageId: `<${name}@${settings.from.split('@')[1]}>`,
    headers: {
      'Content-Language': addressee.locale,
      'Auto-Submitted': 'auto-generated',
      'X-SES-CONFIGURATION-SET': settings.configurationSet,
      'X-SES-MESSAGE-TAGS': tags.join(', '),
    },
  })
    .compile()
    .build();
  try {
    const answer = await ses.send(
      new SendRawEmailCommand({ Destinations: [addressee.address], RawMessage: { Data: message } }),
    );
    return { ended: 'sent', ...(answer.MessageId ? { providerId: answer.MessageId } : {}) };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Unknown';
    return NOT_TAKEN.includes(name) ? { ended: 'refused', reason: name } : { ended: 'unknown' };
  }
};
