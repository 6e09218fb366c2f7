import { isJsonObject, type Json } from '../language/json.ts';
import type { StepFunctionsPorts } from '../ports.ts';
import { refusal } from './refused-request.ts';
import type { Resource } from './resource.ts';
import { withSdkMetadata } from './sdk-metadata.ts';
import type { TaskAnswer } from './task-answer.ts';

type ServiceResource = Extract<Resource, { kind: 'service' }>;

/** A request to another service, through its SDK's name or through an integration of its own. */
export const askAws = async (
  ports: StepFunctionsPorts,
  resource: ServiceResource,
  args: Json,
  roleArn: string,
  requestId: string,
): Promise<TaskAnswer> => {
  const outcome = await ports.callAws(resource.service, resource.action, args, roleArn);
  if (!outcome.ok) return refusal(resource, outcome);
  const output = (outcome.output ?? {}) as Json;
  if (resource.sdk || !isJsonObject(output)) return { ok: true, output };
  return { ok: true, output: withSdkMetadata(output, requestId, ports.timeline.nowEpochMs()) };
};
