import path from 'node:path';
import type { AwsService } from './aws-port/aws-service.ts';
import type { Timeline } from './clock/timeline.ts';
import type { Closing } from './closing.ts';
import { startDynamoDb } from './dynamodb/start-dynamodb.ts';
import { accidentNotice, type Notice } from './function-reports.ts';
import type { Functions } from './functions/invocation.ts';
import type { Identities } from './identity/access.ts';
import { openFileJournal } from './journal/file-journal.ts';
import type { Journal } from './journal/journal.ts';
import { memoryJournal } from './journal/memory-journal.ts';
import type { EngineEntry } from './step-functions/executions/engine-entry.ts';
import type { StreamMappings } from './streams/stream-mappings.ts';
import type { Declaration } from './template/declaration.ts';
import { startWorkflows } from './workflows/start-workflows.ts';
import { statesService } from './workflows/states-service.ts';

export type ServicesParts = {
  declaration: Declaration;
  identities: Identities;
  functions: Functions;
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
  const services: Record<string, AwsService> = {};
  services.dynamodb = await tables(parts, closing);
  services.states = await workflows(parts, services, closing);
  return services;
};

const tables = async (parts: ServicesParts, closing: Closing): Promise<AwsService> => {
  const dynamodb = await startDynamoDb({
    declaration: parts.declaration,
    timeline: parts.timeline,
    onRecords: (_table, records) => parts.mappings.accept(records),
    onAccident: (accident) => parts.notice(accidentNotice('expiry of items', accident)),
    ...(parts.folder ? { folder: parts.folder } : {}),
    ...(parts.engineEndpoint ? { engineEndpoint: parts.engineEndpoint } : {}),
  });
  closing.add(() => dynamodb.stop());
  return dynamodb.service;
};

const workflows = async (
  parts: ServicesParts,
  services: Record<string, AwsService>,
  closing: Closing,
): Promise<AwsService> => {
  const stepFunctions = await startWorkflows({
    ...parts,
    journal: await openJournal<EngineEntry>(parts.folder, 'workflows'),
    services: () => services,
    random: Math.random,
  });
  closing.add(() => stepFunctions.close());
  return statesService(stepFunctions);
};

/** A journal of the data folder, or one in memory. Its entries were written by this program: their shape is trusted. */
const openJournal = async <E>(folder: string | undefined, name: string): Promise<Journal<E>> =>
  folder === undefined
    ? memoryJournal<E>()
    : openFileJournal<E>(path.join(folder, `${name}.jsonl`), (value) => value as E);
