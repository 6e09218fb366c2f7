import { Temporal } from 'temporal-polyfill';
import type { AcceptedMail } from '../../../infra/local/ses/mailbox.ts';
import type { MailEffect } from '../../../shared/domain/outbox/effect.ts';
import { mailsOf } from '../../../shared/domain/outbox/mailing.ts';
import { tokyoInstant } from '../../../shared/runtime/clock.ts';
import { groupedBy } from '../grouped-by.ts';
import { nowOf, type World } from '../world.ts';
import type { Invariant } from './invariant.ts';
import type { Snapshot } from './snapshot.ts';

export const noMailTwice: Invariant = {
  name: 'no mail twice',
  sentence: 'Each mail of an outbox row is sent once, whatever broke while it was sent.',
  check: ({ twin }) =>
    [...groupedBy(twin.mailbox.mails, nameOf)].flatMap(([row, mails]) =>
      mails.length > 1 || row === 'untagged'
        ? [{ what: `${mails.length} mails for the row ${row}, to ${mails[0]?.to.join(', ')}`, about: [row] }]
        : [],
    ),
};

/** A mail's name: its outbox row, and its place there when the row is a mailing. */
const nameOf = ({ tags }: AcceptedMail): string =>
  tags.place === undefined ? (tags.outbox ?? 'untagged') : `${tags.outbox}/${tags.place}`;

export const oneRecipientPerMail: Invariant = {
  name: 'one recipient per mail',
  sentence: 'No mail names two recipients.',
  check: ({ twin }) =>
    twin.mailbox.mails
      .filter(({ to }) => to.length !== 1)
      .map(({ to, messageId }) => ({ what: `${messageId} went to ${to.join(', ')}`, about: [messageId] })),
};

/** The mails that rows asked for, by row: several laws of one look ask. */
const effectsOf = new WeakMap<Snapshot['items'], Map<string, MailEffect>>();

const mailEffects = (items: Snapshot['items']): Map<string, MailEffect> => {
  const known = effectsOf.get(items);
  if (known) return known;
  const effects = new Map<string, MailEffect>();
  for (const { outboxId, effect } of items['outbox-row']) {
    for (const [place, mail] of mailsOf(effect).entries()) {
      effects.set(effect.kind === 'mail' ? outboxId : `${outboxId}/${place}`, mail);
    }
  }
  effectsOf.set(items, effects);
  return effects;
};

/** Mails with what they were sent for. */
const letters = (world: World, { items }: Snapshot) => {
  const effects = mailEffects(items);
  return world.twin.mailbox.mails.flatMap((mail) => {
    const effect = effects.get(nameOf(mail));
    return effect ? [{ mail, effect }] : [];
  });
};

export const nobodyIsRemindedAfterAnswering: Invariant = {
  name: 'nobody is reminded after answering',
  sentence: 'A facility that has answered a round gets no reminder of it afterwards.',
  check: (world, snapshot) =>
    letters(world, snapshot).flatMap(({ mail, effect }) => {
      if (effect.letter !== 'survey-reminder') return [];
      const { facilityId, campaignId } = effect.about;
      const first = (world.answers.get(String(facilityId)) ?? []).find(
        (one) => one.campaignId === campaignId,
      );
      return first && mail.acceptedEpochMs > first.atEpochMs
        ? [{ what: `${mail.to[0]} was reminded after it had answered`, about: [String(facilityId)] }]
        : [];
    }),
};

export const whoLeftIsLeftAlone: Invariant = {
  name: 'who left is left alone',
  sentence: 'A family that withdrew, or whose child was placed, is not written to again about its follow-up.',
  check: (world, snapshot) => {
    const left = new Map(
      world.families.flatMap((one) => (one.leftAlone && one.mail ? [[one.mail, one]] : [])),
    );
    return letters(world, snapshot).flatMap(({ mail, effect }) => {
      const family = left.get(mail.to[0] ?? '');
      if (!family?.leftAlone || mail.acceptedEpochMs <= family.leftAlone.atEpochMs) return [];
      // That somebody took the case may still be said to a family whose child was placed meanwhile.
      if (family.leftAlone.why === 'placed' && effect.letter === 'case-taken') return [];
      const what = `${family.key} ${family.leftAlone.why} and was then sent ${effect.letter}`;
      return [{ what, about: [family.key, String(effect.about.caseId)] }];
    });
  },
};

export const whoAskedForPeaceHasIt: Invariant = {
  name: 'who asked for peace has it',
  sentence: 'A family that named a day is not asked about its child before that day.',
  check: (world, snapshot) => {
    const inPeace = new Map(
      world.families.flatMap((one) => (one.inPeace && one.mail ? [[one.mail, one]] : [])),
    );
    return letters(world, snapshot).flatMap(({ mail, effect }) => {
      const family = inPeace.get(mail.to[0] ?? '');
      if (!family?.inPeace || !ASKING.has(effect.letter)) return [];
      const { until, atEpochMs } = family.inPeace;
      const day = tokyoInstant(Temporal.PlainDate.from(until), '00:00').epochMilliseconds;
      if (mail.acceptedEpochMs <= atEpochMs || mail.acceptedEpochMs >= day) return [];
      const what = `${family.key} asked for peace until ${until} and was sent ${effect.letter}`;
      return [{ what, about: [family.key, String(effect.about.caseId)] }];
    });
  },
};

/** The letters that ask a family how things stand. */
const ASKING: ReadonlySet<string> = new Set(['follow-up-question', 'follow-up-reminder']);

/** A row may wait for its day, or a while for its next try, or for the next sweep but one; it may not be forgotten. Unit: milliseconds. */
const longestOverdueMs = ({ options }: World): number => 3_600_000 + 3 * 60_000 * options.sweep;

export const everyEffectHappens: Invariant = {
  name: 'every effect happens',
  sentence: 'No outbox row is given up, and none lies there an hour after it was due.',
  check: (world, { items }) =>
    items['outbox-row'].flatMap((row) => {
      const about = [row.outboxId, JSON.stringify(row.effect)];
      if (row.status === 'failed') return [{ what: `${row.outboxId} was given up: ${row.reason}`, about }];
      const forgotten = 'dueAt' in row && nowOf(world) - Date.parse(row.dueAt) > longestOverdueMs(world);
      return forgotten ? [{ what: `${row.outboxId} was due at ${row.dueAt}`, about }] : [];
    }),
};
