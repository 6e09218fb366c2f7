import type { AwsPassage, PassedCall } from '../../../shared/runtime/aws-passage.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { AwsError } from './aws-error.ts';
import { asAwsError, type CallParts, perform } from './perform.ts';
import { asOnTheWire, asTheSdkGives } from './wire-forms.ts';

export type PassageParts = CallParts & {
  timeline: Pick<Timeline, 'busy'>;
  onAccident: (accident: unknown, call: string) => void;
};

/** Services whose calls may stay inside the process: those that a city's day calls by the thousand. */
const PASSABLE = new Set(['dynamodb', 'ses', 'states']);

const NO_BODY = Buffer.alloc(0);

/**
 * The way from a function's SDK client to the port's own code without HTTP, signature and JSON: the caller is told by the
 * same access key, judged by the same policies, and refused with the same words. Where failures of the service were
 * ordered, the call goes over the wire.
 */
export const passageThrough =
  (parts: PassageParts): AwsPassage =>
  (call) => {
    if (!PASSABLE.has(call.service) || parts.faults.expected(call.service)) return undefined;
    return parts.timeline.busy(carried(parts, call));
  };

const carried = async (parts: PassageParts, { input, ...call }: PassedCall): Promise<object> => {
  const requestId = nextRequestId();
  const arrived = { ...call, requestId, headers: {}, body: NO_BODY, input: asOnTheWire(input) };
  try {
    const output = asTheSdkGives((await perform(parts, arrived)) ?? {}) as object;
    return { ...output, $metadata: { httpStatusCode: 200, requestId, attempts: 1, totalRetryDelay: 0 } };
  } catch (failure) {
    throw asTheSdkThrows(asAwsError(failure, requestId, parts.onAccident), requestId);
  }
};

let passed = 0;

/** Of the shape of AWS's; a counter, since thousands of calls a second would wait for the machine's randomness. */
const nextRequestId = (): string => `00000000-0000-4000-8000-${(++passed).toString(16).padStart(12, '0')}`;

/** A refusal as the SDK raises it. */
const asTheSdkThrows = ({ code, message, status, fields }: AwsError, requestId: string): Error =>
  Object.assign(new Error(message), asTheSdkGives(fields), {
    name: code,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status, requestId, attempts: 1, totalRetryDelay: 0 },
  });
