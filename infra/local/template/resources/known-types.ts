import { apiGatewayTypes } from './api-gateway.ts';
import { cognitoTypes } from './cognito.ts';
import { dynamoDbTypes } from './dynamodb.ts';
import { eventsTypes } from './events.ts';
import { iamTypes } from './iam.ts';
import { kmsTypes } from './kms.ts';
import { lambdaTypes } from './lambda.ts';
import { sesTypes } from './ses.ts';
import { settingsTypes } from './settings.ts';
import { sqsTypes } from './sqs.ts';
import { statesTypes } from './states.ts';

/** Every resource type that the twin runs. Anything else stands in `left-out.ts` with a reason, or is refused. */
export const knownTypes = {
  ...apiGatewayTypes,
  ...cognitoTypes,
  ...dynamoDbTypes,
  ...eventsTypes,
  ...iamTypes,
  ...kmsTypes,
  ...lambdaTypes,
  ...sesTypes,
  ...settingsTypes,
  ...sqsTypes,
  ...statesTypes,
};

export type KnownTypeName = keyof typeof knownTypes;
