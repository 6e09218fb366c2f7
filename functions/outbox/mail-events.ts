import { z } from 'zod';
import { OutboxId } from '../../shared/domain/ids.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { mailsOf } from '../../shared/domain/outbox/mailing.ts';
import type { OutboxRow } from '../../shared/domain/outbox/row.ts';
import { markSent, placesLeft } from '../../shared/domain/outbox/rules.ts';
import { lookAgainIfChanged } from '../../shared/store/changed-meanwhile.ts';
import { outboxKey } from '../../shared/store/keys.ts';
import { heardMails, outboxRows } from '../../shared/store/ledger.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { laying, saving } from '../../shared/store/writes.ts';

/** An event of the mail provider, as far as it concerns us. Other people's mails carry no tag of ours. */
export const MailEvent = z.object({
  'detail-type': z.string(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string(),
      tags: z.object({
        outbox: z.tuple([OutboxId]).optional(),
        municipality: z.tuple([MunicipalityCode]).optional(),
        /** The mail's place in a mailing. */
        place: z.tuple([z.coerce.number().int()]).optional(),
      }),
    }),
    bounce: z.object({ bounceType: z.string() }).optional(),
  }),
});
export type MailEvent = z.infer<typeof MailEvent>;

/** Bounces of one mailing come within the same second and meet at one task: so many may, before the event has to come again. */
const TRIES = 10;

/** What a feature does when a mail of its own did not arrive for good. Asked again where it finds something changed meanwhile. */
export type UndeliveredHandler = (
  services: Services,
  effect: { letter: string; to: unknown; about: Record<string, string | number | boolean> },
  municipality: MunicipalityCode,
) => Promise<void>;

/**
 * Learns from the provider what became of a mail. A `Send` settles a row whose try ended in the dark; a hard bounce or a
 * complaint goes to the feature that wrote the mail. An out-of-office answer or a passing delay changes nothing.
 */
export const hearOfMail = async (
  services: Services,
  undelivered: Record<string, UndeliveredHandler>,
  event: MailEvent,
): Promise<void> => {
  const [outboxId] = event.detail.mail.tags.outbox ?? [];
  const [municipality] = event.detail.mail.tags.municipality ?? [];
  if (!outboxId || !municipality) return;
  const kept = await services.store.find(outboxRows, outboxKey(municipality, outboxId));
  const [place] = event.detail.mail.tags.place ?? [];
  const mail = kept && mailsOf(kept.value.effect)[place ?? 0];
  if (!kept || !mail) return;
  if (kept.value.status === 'claimed' || kept.value.status === 'new')
    await settle(services, kept, event, place);
  const handle = neverArrives(event) ? undelivered[mail.letter] : undefined;
  if (handle) await lookAgainIfChanged(TRIES, () => handle(services, mail, municipality));
};

/**
 * Settles a mail whose row is still worked on. One that lies there alone is marked in its row; one of a mailing is written
 * aside, so that its fellows' events do not meet at one item.
 */
const settle = async (
  services: Services,
  kept: Kept<OutboxRow>,
  { detail }: MailEvent,
  place: number | undefined,
): Promise<void> => {
  const { value } = kept;
  if (value.status !== 'claimed' && value.status !== 'new') return;
  const now = services.clock.now();
  if (value.effect.kind === 'mail') {
    const sent = markSent(value, now, detail.mail.messageId);
    await services.store.commit([saving(outboxRows, kept, sent, 'RecordedMeanwhile')]);
  } else if (place !== undefined && placesLeft(value).includes(place)) {
    const { municipality, outboxId } = value;
    await services.store.lay([
      laying(heardMails, { municipality, outboxId, place, heardAt: now.toString() }),
    ]);
  }
};

const neverArrives = ({ detail }: MailEvent): boolean =>
  (detail.eventType === 'Bounce' && detail.bounce?.bounceType === 'Permanent') ||
  detail.eventType === 'Complaint' ||
  detail.eventType === 'Reject';
