import { Duration, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, type IEventSourceDlq, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export type FailedEventsProps = {
  /** The function that takes the events once its fault is mended. */
  redriveTo: IFunction;
  /** Who is hurt while events lie here, in a sentence: it becomes the text of the alarms. */
  whoIsHurt: string;
  runbook: `docs/runbooks/${string}.md`;
};

/** How long a person has before an event is lost. SQS keeps nothing longer. */
const KEPT_FOR = Duration.days(14);
/** Four days before that, the second alarm says so. */
const TOO_LONG = Duration.days(10);
/** Lambda keeps an event for another try so long, and tries so often after the first: its own largest values. */
const LONGEST_AGE = Duration.hours(6);
const RETRIES = 2;

/**
 * Where events lie that a function could not be brought to take: encrypted, for 14 days, with an alarm that says who is
 * hurt, which page to open, and the command that gives them to the function again.
 */
export class FailedEvents extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: FailedEventsProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT_FOR,
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself.',
    });
    const waiting = this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) });
    const oldest = this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.hours(1) });
    this.#alarm('Waiting', waiting, 1, props, 'Events wait for a person.');
    this.#alarm('WaitingTooLong', oldest, TOO_LONG.toSeconds(), props, 'In four days events are lost.');
  }

  /** Keeps the events that a function refused three times, although nobody waited for its answer. */
  keepWhatFailsIn(fn: IFunction): void {
    new EventInvokeConfig(this, 'AfterRetries', {
      function: fn,
      retryAttempts: RETRIES,
      maxEventAge: LONGEST_AGE,
      onFailure: {
        bind: () => ({ destination: this.#reachableBy(fn) }),
      },
    });
  }

  /** As the place for a stream's records that its function could not be brought to take. */
  get forStream(): IEventSourceDlq {
    return { bind: (_mapping, fn) => ({ destination: this.#reachableBy(fn) }) };
  }

  /** Sending alone: `grantSendMessages` would also let a function look at the queue. */
  #reachableBy(grantee: IFunction): string {
    const resourceArns = [this.queue.queueArn];
    Grant.addToPrincipal({ grantee, actions: ['sqs:SendMessage'], resourceArns }).assertSuccess();
    return this.queue.queueArn;
  }

  #alarm(
    id: string,
    metric: IMetric,
    threshold: number,
    { redriveTo, whoIsHurt, runbook }: FailedEventsProps,
    what: string,
  ): void {
    const command = `npm run redrive -- --queue ${this.queue.queueName} --function ${redriveTo.functionName}`;
    new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${whoIsHurt} Open ${runbook}. ${what} After mending: ${command}`,
    });
  }
}
