import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

export type WorkflowName = 'intake' | 'waitlist-follow-up' | 'vacancy-collection' | 'escalation';

export type WorkflowProps = {
  name: WorkflowName;
  /** The function that every task of this workflow calls; the definition names it `${Steps}`. */
  steps: IFunction;
  whoIsHurt: string;
  runbook: `docs/runbooks/${string}.md`;
};

const WORKFLOWS = path.join(import.meta.dirname, '..', '..', 'workflows');

/** A Step Functions state machine: `workflows/<name>/definition.asl.json`, word for word. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: `${Stack.of(this).stackName}-${props.name}`,
      definitionBody: DefinitionBody.fromString(
        readFileSync(path.join(WORKFLOWS, props.name, 'definition.asl.json'), 'utf8'),
      ),
      definitionSubstitutions: { Steps: props.steps.functionArn },
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Logs', {
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.RETAIN,
        }),
        // Inputs and outputs are ids only; even so, execution data stays out of the logs.
        includeExecutionData: false,
        level: LogLevel.ALL,
      },
    });
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [props.steps.functionArn] }),
    );
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'Traces and the delivery of logs have no resource of their own to name.',
    });
    new Alarm(this, 'Failing', {
      metric: this.stateMachine.metricFailed({ period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.whoIsHurt} Open ${props.runbook}.`,
    });
  }
}
