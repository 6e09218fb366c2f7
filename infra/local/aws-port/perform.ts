import { AwsError, unknownOperation } from './aws-error.ts';
import type { AwsAction, AwsAnswer, AwsCall, AwsService } from './aws-service.ts';
import { type CallFaults, underFault } from './call-faults.ts';
import type { CallMeter } from './call-meter.ts';
import { type Access, authorise, callerOf } from './caller.ts';

/** What every call meets on its way, over the wire or not. */
export type CallParts = {
  /** By the name that requests are signed for: `dynamodb`, `states`, `ses`, `kms`, `scheduler` … */
  services: Readonly<Record<string, AwsService>>;
  access: Access;
  faults: CallFaults;
  /** Counts what was carried out, where somebody wants to know. */
  meter?: CallMeter | undefined;
};

/** A call as it arrived: its caller is known by an access key alone, its input is unparsed. */
export type ArrivedCall = Omit<AwsCall, 'caller'> & { accessKeyId: string; input: unknown };

/**
 * Carries a call out: who calls, whether the service knows the action and takes the input, whether the synthesized
 * policies allow it, whether a failure was ordered. @throws AwsError as the service refuses.
 */
export const perform = async (
  { services, access, faults, meter }: CallParts,
  { accessKeyId, input: unparsed, ...arrived }: ArrivedCall,
): Promise<AwsAnswer> => {
  const { service, action: name } = arrived;
  const call: AwsCall = { ...arrived, caller: callerOf(access, accessKeyId) };
  const action = actionOf(services[service], name);
  if (!action) throw unknownOperation(service, name);
  const input = action.input(unparsed) as never;
  authorise(access, call.caller, action.needs(input, call));
  const fault = faults.next(service, name);
  if (fault) return underFault(fault, service, () => counted(action, input, call, meter));
  return counted(action, input, call, meter);
};

const counted = async (
  action: AwsAction,
  input: never,
  call: AwsCall,
  meter: CallMeter | undefined,
): Promise<AwsAnswer> => {
  const answer = await action.run(input, call);
  meter?.count(call.service, call.action, answer);
  return answer;
};

const actionOf = (service: AwsService | undefined, name: string): AwsAction | undefined =>
  service && Object.hasOwn(service.actions, name) ? service.actions[name] : undefined;

/** The refusal that a failure is; anything else is an accident of the twin itself, and the caller hears of it as `InternalFailure`. */
export const asAwsError = (
  failure: unknown,
  requestId: string,
  onAccident: (accident: unknown, call: string) => void,
): AwsError => {
  if (failure instanceof AwsError) return failure;
  onAccident(failure, requestId);
  return new AwsError('InternalFailure', `the twin failed; request ${requestId}`, 500);
};
