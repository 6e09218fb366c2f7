import { CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';

/** How mail leaves: one verified domain, one configuration set whose events come back over EventBridge. */
export class MailStack extends Stack {
  readonly configurationSet: ConfigurationSet;
  readonly identity: EmailIdentity;
  readonly mailDomain: string;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.mailDomain = new CfnParameter(this, 'MailDomain', {
      description: 'The domain that mails come from, e.g. hoiku.city.example.lg.jp',
    }).valueAsString;
    this.configurationSet = new ConfigurationSet(this, 'Mail', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    this.configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.REJECT,
      ],
    });
    this.identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(this.mailDomain),
      configurationSet: this.configurationSet,
    });
  }

  /** The address that every mail comes from. */
  get sender(): string {
    return `concierge@${this.mailDomain}`;
  }
}
