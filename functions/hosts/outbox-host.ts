import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { awsAccess, awsClient } from '../../shared/runtime/aws-access.ts';
import { openServices } from '../../shared/store/open-store.ts';
import type { Senders } from '../outbox/deliver.ts';
import { mailSender } from '../outbox/mail-sender.ts';
import { workflowSender } from '../outbox/workflow-sender.ts';
import { matchingSender } from '../waitlist/wake-matching.ts';
import { allLetters } from './all-letters.ts';
import { OutboxEnvironment } from './environments.ts';

/** Services and senders of a function that empties the outbox; built once per cold start. */
export const outboxHost = () => {
  const environment = OutboxEnvironment.parse(process.env);
  const services = openServices(environment, process.env);
  const access = awsAccess(process.env);
  // No retries inside the client: whether a mail may be sent again is for the outbox to decide.
  const ses = awsClient(SESClient, access('ses'), { signedFor: 'ses', maxAttempts: 1 });
  const mail = mailSender(services, ses, allLetters, {
    from: environment.MAIL_FROM,
    configurationSet: environment.CONFIGURATION_SET,
    publicOrigin: environment.PUBLIC_ORIGIN,
  });
  const workflows = workflowSender(services, awsClient(SFNClient, access('sfn'), { signedFor: 'states' }), {
    intake: environment.INTAKE_WORKFLOW,
    'waitlist-follow-up': environment.WAITLIST_FOLLOW_UP_WORKFLOW,
    'vacancy-collection': environment.VACANCY_COLLECTION_WORKFLOW,
    escalation: environment.ESCALATION_WORKFLOW,
  });
  const matching = matchingSender(services);
  const senders: Senders = ({ effect }) => {
    if (effect.kind === 'mail') return mail;
    return effect.kind === 'match-again' ? matching : workflows;
  };
  return { services, senders };
};
