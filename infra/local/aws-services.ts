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
import { startKms } from './kms/start-kms.ts';
import type { EventBus } from './rules/event-bus.ts';
import { keptSecrets } from './secrets/kept-secrets.ts';
import { parametersService } from './secrets/parameters-service.ts';
import { secretsService } from './secrets/secrets-service.ts';
import { type Mailbox, MailboxEntry } from './ses/mailbox.ts';
import { type Ses, startSes } from './ses/start-ses.ts';
import { sqsService } from './sqs/sqs-service.ts';
import type { EngineEntry } from './step-functions/executions/engine-entry.ts';
import type { StepFunctions } from './step-functions/step-functions.ts';
import type { Queues } from './streams/queues.ts';
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
  events: EventBus;
  queues: Queues;
  clockStands: boolean;
  folder?: string | undefined;
  engineEndpoint?: string | undefined;
  notice: Notice;
};

/** The AWS services that the product uses, each a stand-in, by the name that requests are signed for. */
export type HomeServices = {
  services: Readonly<Record<string, AwsService>>;
  stepFunctions: StepFunctions;
  mailbox: Mailbox;
};

export const startServices = async (parts: ServicesParts, closing: Closing): Promise<HomeServices> => {
  const { declaration, folder, queues } = parts;
  const services: Record<string, AwsService> = {
    kms: await startKms({ declaration, folder }),
    secretsmanager: secretsService(await keptSecrets(declaration, folder)),
    ssm: parametersService(declaration),
    sqs: sqsService(declaration, queues),
    dynamodb: await tables(parts, closing),
  };
  const ses = await mail(parts, closing);
  services.ses = ses.service;
  const stepFunctions = await workflows(parts, services, closing);
  services.states = statesService(stepFunctions);
  return { services, stepFunctions, mailbox: ses.mailbox };
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

/** What a new account in production may send; on a standing clock a burst has no end, so only the day counts. */
const PER_DAY = 50_000;
const PER_SECOND = 14;

const mail = async (parts: ServicesParts, closing: Closing): Promise<Ses> => {
  const ses = await startSes({
    declaration: parts.declaration,
    timeline: parts.timeline,
    journal: await openJournal(parts.folder, 'mail', (value) => MailboxEntry.parse(value)),
    quota: { perDay: PER_DAY, perSecond: parts.clockStands ? PER_DAY : PER_SECOND },
    orderedFate: () => undefined,
    onEvent: (event) => parts.events.put(event),
    onAccident: (accident) => parts.notice(accidentNotice('mail events', accident)),
  });
  closing.add(() => ses.stop());
  return ses;
};

const workflows = async (
  parts: ServicesParts,
  services: Record<string, AwsService>,
  closing: Closing,
): Promise<StepFunctions> => {
  const stepFunctions = await startWorkflows({
    ...parts,
    // Written by the engine alone, in a shape that it versions itself.
    journal: await openJournal(parts.folder, 'workflows', (value) => value as EngineEntry),
    services: () => services,
    random: Math.random,
  });
  closing.add(() => stepFunctions.close());
  return stepFunctions;
};

/** A journal of the data folder, or one in memory. */
const openJournal = async <E>(
  folder: string | undefined,
  name: string,
  parse: (value: unknown) => E,
): Promise<Journal<E>> =>
  folder === undefined ? memoryJournal<E>() : openFileJournal<E>(path.join(folder, `${name}.jsonl`), parse);
