import { openServices } from '../../shared/store/open-store.ts';
import { hearOfMail, MailEvent } from '../outbox/mail-events.ts';
import { allUndelivered } from './all-undelivered.ts';
import { MailFeedbackEnvironment } from './environments.ts';
import { hosted } from './host.ts';

const services = openServices(MailFeedbackEnvironment.parse(process.env), process.env);

/** The mail provider's events, one at a time. */
export const handler = hosted((event: unknown) =>
  hearOfMail(services, allUndelivered, MailEvent.parse(event)),
);
