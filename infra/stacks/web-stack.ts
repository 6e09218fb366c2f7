import { CfnParameter, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import {
  AgencyEnvironment,
  ApiEnvironment,
  DeskEnvironment,
  FacilityEnvironment,
  GuardianEnvironment,
} from '../../functions/hosts/environments.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';
import type { SignInStack } from './sign-in-stack.ts';

export type WebStackProps = StackProps & { data: DataStack; signIn: SignInStack };

/**
 * The pages: CloudFront and a web firewall in front of one HTTP API, one function per audience behind it.
 * A form without JavaScript cannot post through CloudFront to a function URL, so an API stands between.
 */
export class WebStack extends Stack {
  readonly #data: DataStack;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    this.#data = props.data;
    this.#api = new HttpApi(this, 'Pages', { createDefaultStage: false });
    this.#stage();
    this.#guardianPages();
    this.#facilityPages();
    this.#surveySheet();
    this.#agencyPages();
    this.#deskPages(props.signIn);
    this.#machines();
    this.#distribution();
    Validations.of(this.#api).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'The public has no accounts. Links, sessions and bearer tokens are checked by the functions, by one policy.',
    });
  }

  #guardianPages(): void {
    const fn = new ServiceFunction(this, 'GuardianPages', {
      entry: 'functions/hosts/guardian.tsx',
      environmentSchema: GuardianEnvironment,
      environment: this.#families(),
      whoIsHurt: 'A family cannot send a form, find a place or see its case.',
      runbook: 'docs/runbooks/pages.md',
    }).function;
    this.#allowFamilies(fn);
    this.#route(fn, 'Guardian', ['/', '/{proxy+}']);
  }

  #facilityPages(): void {
    const fn = new ServiceFunction(this, 'FacilityPages', {
      entry: 'functions/hosts/facility.tsx',
      environmentSchema: FacilityEnvironment,
      environment: this.#tables(),
      whoIsHurt: 'Facilities cannot answer the survey; families see stale vacancies.',
      runbook: 'docs/runbooks/pages.md',
    }).function;
    this.#data.registry.allowCommands(fn);
    this.#data.ledger.allowCommands(fn);
    this.#route(fn, 'Facility', ['/survey', '/survey/{proxy+}']);
  }

  /** Reads and writes workbooks: a function of its own, so that the survey's cold start does not load that. */
  #surveySheet(): void {
    const fn = new ServiceFunction(this, 'SurveySheet', {
      entry: 'functions/hosts/survey-sheet.tsx',
      environmentSchema: FacilityEnvironment,
      environment: this.#tables(),
      whoIsHurt: 'Corporations cannot answer by CSV or Excel; their list and pages still work.',
      runbook: 'docs/runbooks/pages.md',
    }).function;
    this.#data.registry.allowCommands(fn);
    this.#data.ledger.allowCommands(fn);
    this.#route(fn, 'SurveySheet', ['/survey/corporation/sheet', '/survey/corporation/sheet/{proxy+}']);
  }

  #agencyPages(): void {
    const fn = new ServiceFunction(this, 'AgencyPages', {
      entry: 'functions/hosts/agency.tsx',
      environmentSchema: AgencyEnvironment,
      environment: this.#families(),
      whoIsHurt: 'An agency cannot see or acknowledge a concern about a child.',
      runbook: 'docs/runbooks/pages.md',
    }).function;
    this.#allowFamilies(fn);
    this.#route(fn, 'Agency', ['/escalations', '/escalations/{proxy+}']);
  }

  #deskPages(signIn: SignInStack): void {
    const fn = new ServiceFunction(this, 'DeskPages', {
      entry: 'functions/hosts/desk.tsx',
      environmentSchema: DeskEnvironment,
      environment: {
        ...this.#families(),
        SIGN_IN_ISSUER: signIn.pool.userPoolProviderUrl,
        SIGN_IN_CLIENT: signIn.client.userPoolClientId,
        PUBLIC_ORIGIN: new CfnParameter(this, 'PublicOrigin', {
          description: 'Where the public reaches the service; the sign-in comes back to it',
        }).valueAsString,
      },
      whoIsHurt: 'Consultants cannot work: tasks, cases and escalations are out of reach.',
      runbook: 'docs/runbooks/pages.md',
    }).function;
    this.#allowFamilies(fn);
    this.#route(fn, 'Desk', ['/desk', '/desk/{proxy+}']);
  }

  #machines(): void {
    const fn = new ServiceFunction(this, 'Api', {
      entry: 'functions/hosts/api.ts',
      environmentSchema: ApiEnvironment,
      environment: this.#families(),
      whoIsHurt: 'Other systems cannot send intakes, read vacancies or answer surveys.',
      runbook: 'docs/runbooks/pages.md',
    }).function;
    this.#allowFamilies(fn);
    this.#route(fn, 'Api', ['/api/{proxy+}', '/healthz']);
  }

  #route(fn: IFunction, audience: string, paths: string[]): void {
    const integration = new HttpLambdaIntegration(audience, fn, { timeout: Duration.seconds(25) });
    for (const path of paths) this.#api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
  }

  #stage(): void {
    const logs = new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_YEAR });
    this.#api.addStage('Live', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: { destination: new LogGroupLogDestination(logs) },
    });
  }

  #distribution(): void {
    const domainName = new CfnParameter(this, 'DomainName', {
      description: 'The host of the public address',
    });
    const certificateArn = new CfnParameter(this, 'CertificateArn', {
      description: 'Certificate of that host, in us-east-1, where CloudFront looks for it',
    });
    const firewallArn = new CfnParameter(this, 'FirewallArn', {
      description: 'The web firewall that the edge stack made in us-east-1',
    });
    const distribution = new Distribution(this, 'Edge', {
      domainNames: [domainName.valueAsString],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn.valueAsString),
      webAclId: firewallArn.valueAsString,
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: new HttpOrigin(`${this.#api.apiId}.execute-api.${this.region}.amazonaws.com`, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
    });
    Validations.of(distribution).acknowledge(
      {
        id: 'AwsSolutions::AwsSolutions-CFR3',
        reason: 'The API behind it logs each request; a second record of families’ addresses is not kept.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-CFR1',
        reason: 'Families write from abroad too: moving back, births away from home.',
      },
    );
  }

  #tables() {
    return {
      REGISTRY_TABLE: this.#data.registry.tableName,
      CASES_TABLE: this.#data.cases.tableName,
      LEDGER_TABLE: this.#data.ledger.tableName,
    };
  }

  #families() {
    return { ...this.#tables(), CASES_KEY: this.#data.casesKey.keyArn };
  }

  #allowFamilies(fn: IFunction): void {
    this.#data.registry.allowCommands(fn);
    this.#data.cases.allowCommands(fn);
    this.#data.ledger.allowCommands(fn);
    this.#data.casesKey.grant(fn, 'kms:GenerateDataKey', 'kms:Decrypt');
  }
}
