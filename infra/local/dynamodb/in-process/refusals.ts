import { AwsError } from '../../aws-port/aws-error.ts';
import type { Item } from '../item.ts';

/** A request that DynamoDB would not take, or that this store does not know. */
export const invalid = (message: string): AwsError => new AwsError('ValidationException', message);

/** A form of DynamoDB's that this store has not learnt: refused by its name, never passed over. */
export const unknownForm = (form: string): AwsError =>
  invalid(`the in-process store does not know ${form}; the engine does`);

export const noSuchTable = (): AwsError =>
  new AwsError('ResourceNotFoundException', 'Requested resource not found');

/** A condition that did not hold; the item as it lay there goes with it where the caller asked for it. */
export const conditionFailed = (old: Item | undefined): AwsError =>
  new AwsError(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    400,
    old === undefined ? {} : { Item: old },
  );
