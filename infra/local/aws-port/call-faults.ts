import { AnswerLost, AwsError } from './aws-error.ts';

/** How a call can be made to fail: refused for its rate, refused for an outage, or carried out and never answered. */
export type CallFault = 'throttle' | 'unavailable' | 'timeoutAfterCommit';

/** Says which failure the next call of a service meets, if any; each answer uses up one of those that were ordered. */
export interface CallFaults {
  next(service: string, action: string): CallFault | undefined;
  /** Whether failures of this service were ordered: its calls then travel, so that the SDK's own tries meet them. */
  expected(service: string): boolean;
}

export const noFaults: CallFaults = { next: () => undefined, expected: () => false };

/** Runs a call under the failure ordered for it. */
export const underFault = async <T>(fault: CallFault, service: string, run: () => Promise<T>): Promise<T> => {
  if (fault === 'throttle') throw throttled(service);
  if (fault === 'unavailable') {
    throw new AwsError(
      service === 'dynamodb' ? 'InternalServerError' : 'ServiceUnavailable',
      'ordered failure',
      503,
    );
  }
  const answer = await run();
  if (fault === 'timeoutAfterCommit') throw new AnswerLost();
  return answer;
};

/** The word that each service has for "too fast". */
export const throttled = (service: string): AwsError => {
  if (service === 'dynamodb') {
    return new AwsError(
      'ProvisionedThroughputExceededException',
      'The level of configured provisioned throughput for the table was exceeded.',
    );
  }
  if (service === 'ses') return new AwsError('Throttling', 'Maximum sending rate exceeded.');
  return new AwsError('ThrottlingException', 'Rate exceeded', service === 'scheduler' ? 429 : 400);
};
