import { type Effect, MAILS_PER_MAILING, type MailEffect, type MailingEffect } from './effect.ts';

/** The mails of an effect, each as if it lay in the outbox alone; none where it is about something else. */
export const mailsOf = (effect: Effect): readonly MailEffect[] => {
  if (effect.kind === 'mail') return [effect];
  if (effect.kind !== 'mailing') return [];
  const { letter, lane, about, mails } = effect;
  return mails.map((one) => ({ kind: 'mail', letter, lane, to: one.to, about: { ...about, ...one.about } }));
};

/**
 * Puts mails of one letter into as few outbox rows as they need. They must agree in letter, lane and the time before which
 * they may not leave: those that do not are put into rows of their own. What all of a row are about is said once.
 */
export const inMailings = (mails: readonly MailEffect[]): MailingEffect[] => {
  const alike = new Map<string, MailEffect[]>();
  for (const mail of mails) {
    const together = [mail.letter, mail.lane, mail.notBefore ?? ''].join('|');
    alike.set(together, [...(alike.get(together) ?? []), mail]);
  }
  return [...alike.values()].flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / MAILS_PER_MAILING) }, (_, index) =>
      mailingOf(some.slice(index * MAILS_PER_MAILING, (index + 1) * MAILS_PER_MAILING)),
    ),
  );
};

const mailingOf = (mails: readonly MailEffect[]): MailingEffect => {
  const [first] = mails as readonly [MailEffect];
  const shared = Object.entries(first.about).filter(([name, said]) =>
    mails.every(({ about }) => about[name] === said),
  );
  const names = new Set(shared.map(([name]) => name));
  return {
    kind: 'mailing',
    letter: first.letter,
    lane: first.lane,
    ...(first.notBefore ? { notBefore: first.notBefore } : {}),
    about: Object.fromEntries(shared),
    mails: mails.map(({ to, about }) => ({
      to,
      about: Object.fromEntries(Object.entries(about).filter(([name]) => !names.has(name))),
    })),
  };
};
