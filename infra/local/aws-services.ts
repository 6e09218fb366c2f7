import type { AwsService } from './aws-port/aws-service.ts';
import type { Timeline } from './clock/timeline.ts';
import type { Closing } from './closing.ts';
import { startDynamoDb } from './dynamodb/start-dynamodb.ts';
import { accidentNotice, type Notice } from './function-reports.ts';
import type { StreamMappings } from './streams/stream-mappings.ts';
import type { Declaration } from './template/declaration.ts';

export type ServicesParts = {
  declaration: Declaration;
  timeline: Timeline;
  mappings: StreamMappings;
  folder?: string | undefined;
  engineEndpoint?: string | undefined;
  notice: Notice;
};

/** The AWS services that the product uses, each a stand-in, by the name that requests are signed for. */
export const startServices = async (
  parts: ServicesParts,
  closing: Closing,
): Promise<Record<string, AwsService>> => {
  const dynamodb = await startDynamoDb({
    declaration: parts.declaration,
    timeline: parts.timeline,
    onRecords: (_table, records) => parts.mappings.accept(records),
    onAccident: (accident) => parts.notice(accidentNotice('expiry of items', accident)),
    ...(parts.folder ? { folder: parts.folder } : {}),
    ...(parts.engineEndpoint ? { engineEndpoint: parts.engineEndpoint } : {}),
  });
  closing.add(() => dynamodb.stop());
  return { dynamodb: dynamodb.service };
};
