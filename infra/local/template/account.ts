/** The account and region that the twin plays. Where nothing is deployed, no real account can be meant by mistake. */
export const ACCOUNT = '000000000000';
export const REGION = 'ap-northeast-1';
export const PARTITION = 'aws';

/** An ARN of the twin's account in its region. */
export const arnOf = (service: string, resource: string): string =>
  `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** An ARN of a service that knows no region (IAM). */
export const globalArnOf = (service: string, resource: string): string =>
  `arn:${PARTITION}:${service}::${ACCOUNT}:${resource}`;
