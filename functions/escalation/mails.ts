import { Temporal } from 'temporal-polyfill';
import type { Escalation, Told, Unsettled } from '../../shared/domain/escalation/schema.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';

/** The notice to one contact of an agency. */
export const noticeMail = (
  { escalationId }: Escalation,
  { agencyId, contact, rung }: Pick<Told, 'agencyId' | 'contact' | 'rung'>,
): MailEffect => ({
  kind: 'mail',
  letter: 'escalation-notice',
  to: { who: 'agency', agencyId, contact },
  about: { escalationId, rung },
  lane: 'escalation',
});

/** To each supervisor: nobody has confirmed up to this rung. */
export const supervisorMails = (
  { escalationId }: Escalation,
  supervisors: readonly Staff[],
  rung: number,
): MailEffect[] =>
  supervisors.map(({ staffId }) => ({
    kind: 'mail',
    letter: 'escalation-not-acknowledged',
    to: { who: 'staff', staffId },
    about: { escalationId, rung },
    lane: 'escalation',
  }));

/** To the agency that has it, and to the supervisors: no outcome is recorded after so many hours. */
export const outcomeMails = (
  escalation: Unsettled,
  supervisors: readonly Staff[],
  about: { hours: number; alarm: boolean },
): MailEffect[] => {
  const { escalationId } = escalation;
  const agency = whoHasIt(escalation);
  return [
    ...(agency
      ? [
          {
            kind: 'mail' as const,
            letter: 'escalation-outcome-due',
            to: { who: 'agency' as const, ...agency },
            about: { escalationId, ...about },
            lane: 'escalation' as const,
          },
        ]
      : []),
    ...supervisors.map(({ staffId }) => ({
      kind: 'mail' as const,
      letter: 'escalation-outcome-missing',
      to: { who: 'staff' as const, staffId },
      about: { escalationId, ...about },
      lane: 'escalation' as const,
    })),
  ];
};

/** The contact that confirmed by itself; else the last one that a notice reached. */
const whoHasIt = (escalation: Unsettled): Pick<Told, 'agencyId' | 'contact'> | undefined => {
  const confirmed = escalation.status === 'acknowledged' ? escalation.acknowledgement.by : undefined;
  if (confirmed?.who === 'agency') return { agencyId: confirmed.agencyId, contact: confirmed.contact };
  const reached = escalation.told.filter((told) => !told.undelivered).at(-1);
  return reached && { agencyId: reached.agencyId, contact: reached.contact };
};

/** Whole hours that have passed since an instant. */
export const hoursSince = (instant: string, now: Temporal.Instant): number =>
  Math.floor(Temporal.Instant.from(instant).until(now).total('hours'));
