import type { AwsAnswer } from '../aws-port/aws-service.ts';

/** Carries out a request of DynamoDB's protocol that its caller was allowed to make; `body` is what was sent, byte for byte. */
export type RunRequest = (action: string, input: object, body: Buffer) => Promise<AwsAnswer>;
