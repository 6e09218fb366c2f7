import { z } from 'zod';
import { OutboxId } from '../../shared/domain/ids.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { markSent } from '../../shared/domain/outbox/rules.ts';
import { lookAgainIfChanged } from '../../shared/store/changed-meanwhile.ts';
import { outboxKey } from '../../shared/store/keys.ts';
import { outboxRows } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import { saving } from '../../shared/store/writes.ts';

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
  if (kept?.value.effect.kind !== 'mail') return;
  if (kept.value.status === 'claimed' || kept.value.status === 'new') {
    const sent = markSent(kept.value, services.clock.now(), event.detail.mail.messageId);
    await services.store.commit([saving(outboxRows, kept, sent, 'RecordedMeanwhile')]);
  }
  const { effect } = kept.value;
  const handle = neverArrives(event) ? undelivered[effect.letter] : undefined;
  if (handle) await lookAgainIfChanged(TRIES, () => handle(services, effect, municipality));
};

const neverArrives = ({ detail }: MailEvent): boolean =>
  (detail.eventType === 'Bounce' && detail.bounce?.bounceType === 'Permanent') ||
  detail.eventType === 'Complaint' ||
  detail.eventType === 'Reject';
