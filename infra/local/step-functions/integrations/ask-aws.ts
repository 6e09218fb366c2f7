import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';
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
  const { service } = resource;
  if (service === 'events') return answerOfBus(output);
  if (service === 'apigateway') return { ok: true, output };
  return { ok: true, output: withSdkMetadata(service, output, requestId, ports.timeline.nowEpochMs()) };
};

/** What an event bus answers is told as it is; the task fails as soon as one of its entries was not taken. */
const answerOfBus = (output: JsonObject): TaskAnswer =>
  Number(output.FailedEntryCount ?? 0) > 0
    ? { ok: false, error: 'EventBridge.FailedEntry', cause: JSON.stringify(output) }
    : { ok: true, output };
