import { CfnParameter, Duration, Stack, type StackProps, TimeZone, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  type CfnFunction,
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import {
  MailFeedbackEnvironment,
  OutboxEnvironment,
  StepsEnvironment,
} from '../../functions/hosts/environments.ts';
import { FailedEvents } from '../constructs/failed-events.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { Workflow, type WorkflowName } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import type { MailStack } from './mail-stack.ts';

export type WorkflowStackProps = StackProps & { data: DataStack; mail: MailStack };

const whoIsHurt: Record<WorkflowName, string> = {
  intake: 'A family that asked for help waits without a consultant.',
  'waitlist-follow-up': 'A family whose placement was deferred is not asked how things are.',
  'vacancy-collection': 'Facilities are not asked, and families see stale vacancies.',
  escalation: 'A child may be in danger and nobody is told.',
};

/** What takes days: the workflows, the functions that they call, and the outbox that feeds them. */
export class WorkflowStack extends Stack {
  readonly #data: DataStack;
  readonly #mail: MailStack;

  constructor(scope: Construct, id: string, props: WorkflowStackProps) {
    super(scope, id, props);
    this.#data = props.data;
    this.#mail = props.mail;
    const workflows = {
      intake: this.#workflow('Intake', 'intake'),
      waitlistFollowUp: this.#workflow('WaitlistFollowUp', 'waitlist-follow-up'),
      vacancyCollection: this.#workflow('VacancyCollection', 'vacancy-collection'),
      escalation: this.#workflow('Escalation', 'escalation'),
    };
    this.#outbox(workflows);
    this.#mailFeedback();
  }

  #workflow(id: string, name: WorkflowName): Workflow {
    const steps = new ServiceFunction(this, `${id}Steps`, {
      entry: `functions/hosts/${name}-steps.ts`,
      environmentSchema: StepsEnvironment,
      environment: this.#tables(),
      whoIsHurt: whoIsHurt[name],
      runbook: `docs/runbooks/${name}.md`,
      timeout: Duration.seconds(60),
    });
    this.#allowFamilies(steps.function);
    return new Workflow(this, id, {
      name,
      steps: steps.function,
      whoIsHurt: whoIsHurt[name],
      runbook: `docs/runbooks/${name}.md`,
    });
  }

  #outbox(workflows: Record<string, Workflow>): void {
    const environment = {
      ...this.#tables(),
      PUBLIC_ORIGIN: new CfnParameter(this, 'PublicOrigin', {
        description: 'Where the public reaches the service; links in mails begin with it',
      }).valueAsString,
      MAIL_FROM: this.#mail.sender,
      CONFIGURATION_SET: this.#mail.configurationSet.configurationSetName,
      INTAKE_WORKFLOW: arnOf(workflows.intake),
      WAITLIST_FOLLOW_UP_WORKFLOW: arnOf(workflows.waitlistFollowUp),
      VACANCY_COLLECTION_WORKFLOW: arnOf(workflows.vacancyCollection),
      ESCALATION_WORKFLOW: arnOf(workflows.escalation),
    };
    const dispatcher = this.#outboxFunction('OutboxDispatcher', { entry: 'outbox-dispatcher', environment });
    const sweeper = this.#outboxFunction('Sweeper', { entry: 'sweeper', environment, takesEvents: true });
    for (const fn of [dispatcher.function, sweeper.function]) {
      for (const { stateMachine } of Object.values(workflows)) {
        stateMachine.grantStartExecution(fn);
        stateMachine.grantTaskResponse(fn);
      }
      fn.addToRolePolicy(
        new PolicyStatement({
          actions: ['ses:SendRawEmail'],
          resources: [
            this.#mail.identity.emailIdentityArn,
            Stack.of(this).formatArn({
              service: 'ses',
              resource: 'configuration-set',
              resourceName: this.#mail.configurationSet.configurationSetName,
            }),
          ],
        }),
      );
    }
    this.#streamOutboxRows(dispatcher.function, sweeper.function);
    this.#scheduleSweeps(sweeper);
  }

  #scheduleSweeps({ function: sweeper, failedEvents }: OutboxFunction): void {
    const deadLetterQueue = failedEvents.queue;
    new Schedule(this, 'SweepEveryQuarterHour', {
      schedule: ScheduleExpression.rate(Duration.minutes(15)),
      target: new LambdaInvoke(sweeper, {
        retryAttempts: 2,
        maxEventAge: Duration.minutes(15),
        deadLetterQueue,
      }),
      description: 'Sends what the dispatcher dropped; re-derives lost timers',
    });
    new Schedule(this, 'EveryMorning', {
      schedule: ScheduleExpression.cron({ minute: '0', hour: '7', timeZone: TimeZone.ASIA_TOKYO }),
      target: new LambdaInvoke(sweeper, {
        retryAttempts: 2,
        maxEventAge: Duration.hours(1),
        deadLetterQueue,
      }),
      description: 'The morning sweep, before the offices open',
    });
    for (const role of this.node.children.filter((child) =>
      child.node.id.startsWith('SchedulerRoleForTarget'),
    )) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${this.getLogicalId(sweeper.node.defaultChild as CfnFunction)}.Arn>:*]`,
        reason: 'The scheduler may call any version of the one function that sweeps.',
      });
    }
  }

  #outboxFunction(
    id: string,
    props: { entry: string; environment: Record<string, string>; takesEvents?: boolean },
  ): OutboxFunction {
    const { entry, environment, takesEvents = false } = props;
    const fn = new ServiceFunction(this, id, {
      entry: `functions/hosts/${entry}.ts`,
      environmentSchema: OutboxEnvironment,
      environment: environment as typeof OutboxEnvironment._output,
      whoIsHurt: 'Mails and workflows wait: families, facilities and agencies hear nothing.',
      runbook: 'docs/runbooks/outbox.md',
      timeout: Duration.seconds(60),
      takesEvents,
    });
    this.#allowFamilies(fn.function);
    return fn;
  }

  /** A record of the stream says only where it lay; the sweeper finds the row itself, so it takes what was dropped. */
  #streamOutboxRows(dispatcher: IFunction, sweeper: IFunction): void {
    const dropped = new FailedEvents(this, 'DroppedOutboxRecords', {
      redriveTo: sweeper,
      whoIsHurt: 'Mails and workflows come a quarter of an hour late.',
      runbook: 'docs/runbooks/outbox.md',
    });
    this.#data.ledger.table.grantStreamRead(dispatcher);
    Validations.of(dispatcher.role ?? dispatcher).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which a stream mapping needs, has no resource to name.',
    });
    new EventSourceMapping(this, 'OutboxRows', {
      target: dispatcher,
      eventSourceArn: this.#data.ledger.table.tableStreamArn ?? '',
      startingPosition: StartingPosition.LATEST,
      batchSize: 25,
      maxBatchingWindow: Duration.seconds(0),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 5,
      onFailure: dropped.forStream,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('outbox-row') } } },
        }),
      ],
    });
  }

  #mailFeedback(): void {
    const fn = new ServiceFunction(this, 'MailFeedback', {
      entry: 'functions/hosts/mail-feedback.ts',
      environmentSchema: MailFeedbackEnvironment,
      environment: this.#tables(),
      whoIsHurt: 'Bounced mails go unnoticed: somebody who should be phoned is not.',
      runbook: 'docs/runbooks/mail-feedback.md',
      takesEvents: true,
    });
    this.#allowFamilies(fn.function);
    new Rule(this, 'MailEvents', {
      description: 'What became of each mail',
      eventPattern: { source: ['aws.ses'] },
      targets: [
        new LambdaFunction(fn.function, {
          deadLetterQueue: fn.failedEvents.queue,
          retryAttempts: 5,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }

  #tables() {
    return {
      REGISTRY_TABLE: this.#data.registry.tableName,
      CASES_TABLE: this.#data.cases.tableName,
      LEDGER_TABLE: this.#data.ledger.tableName,
      CASES_KEY: this.#data.casesKey.keyArn,
    };
  }

  #allowFamilies(fn: IFunction): void {
    this.#data.registry.allowCommands(fn);
    this.#data.cases.allowCommands(fn);
    this.#data.ledger.allowCommands(fn);
    this.#data.casesKey.grant(fn, 'kms:GenerateDataKey', 'kms:Decrypt');
  }
}

type OutboxFunction = ServiceFunction<typeof OutboxEnvironment>;

const arnOf = (workflow: Workflow | undefined): string => workflow?.stateMachine.stateMachineArn ?? '';
