import { CfnParameter, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

/** How staff sign in. Families, facilities and agencies have no accounts: they come by signed links. */
export class SignInStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const publicOrigin = new CfnParameter(this, 'PublicOrigin', {
      description: 'Where the public reaches the service, e.g. https://hoiku.city.example.lg.jp',
    }).valueAsString;
    this.pool = new UserPool(this, 'Staff', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.pool.addDomain('SignInPages', {
      cognitoDomain: {
        domainPrefix: new CfnParameter(this, 'SignInDomainPrefix', {
          description: 'The name in front of .auth.ap-northeast-1.amazoncognito.com',
        }).valueAsString,
      },
    });
    this.client = this.pool.addClient('Desk', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${publicOrigin}/desk/sign-in/return`],
        logoutUrls: [`${publicOrigin}/desk`],
      },
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.minutes(60),
    });
  }
}
