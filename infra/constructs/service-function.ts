import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { FailedEvents } from './failed-events.ts';
import { functionCode } from './function-code.ts';

export type ServiceFunctionProps<S extends z.ZodObject> = {
  /** Source file, from the repository's root. It exports `handler`. */
  entry: `functions/hosts/${string}.ts` | `functions/hosts/${string}.tsx`;
  /** The schema that the code reads its environment with: a variable it needs and nobody gives is a compile error. */
  environmentSchema: S;
  environment: z.input<S>;
  /** Who is hurt when this function fails, in a sentence: it becomes the text of its alarm. */
  whoIsHurt: string;
  /** The page to open then, under `docs/runbooks/`. */
  runbook: `docs/runbooks/${string}.md`;
  timeout?: Duration;
  memoryMegabytes?: number;
  /** Says that rules or schedules call it and wait for no answer: what it fails on is then kept for a person. */
  takesEvents?: boolean;
};

/** The metadata key under which a function's resource names its source, for the local twin. */
export const SOURCE_METADATA = 'hoiku:source';

/** A Lambda function of the service: bundled lean, watched by an alarm that says who is hurt. */
export class ServiceFunction<S extends z.ZodObject> extends Construct {
  readonly function: IFunction;
  readonly #failedEvents: FailedEvents | undefined;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<S>) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const fn = new LambdaFunction(this, 'Function', {
      code: functionCode(this, props.entry, Object.keys(props.environment)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMegabytes ?? 1024,
      timeout: props.timeout ?? Duration.seconds(20),
      logGroup,
      role,
      environment: props.environment as Record<string, string>,
    });
    const resource = fn.node.defaultChild as CfnFunction;
    resource.addMetadata(SOURCE_METADATA, { entry: props.entry, handler: 'handler' });
    this.function = fn;
    this.#alarm(props);
    this.#failedEvents = props.takesEvents ? this.#keepFailedEvents(props) : undefined;
  }

  /** Where its callers leave what they could not hand over. Throws for a function that is always waited for. */
  get failedEvents(): FailedEvents {
    if (!this.#failedEvents) throw new Error(`${this.node.path} does not say that it takes events`);
    return this.#failedEvents;
  }

  #keepFailedEvents({ whoIsHurt, runbook }: ServiceFunctionProps<S>): FailedEvents {
    const failed = new FailedEvents(this, 'FailedEvents', { redriveTo: this.function, whoIsHurt, runbook });
    failed.keepWhatFailsIn(this.function);
    return failed;
  }

  #alarm(props: ServiceFunctionProps<S>): void {
    new Alarm(this, 'Failing', {
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.whoIsHurt} Open ${props.runbook}. (${Stack.of(this).stackName})`,
    });
  }
}
