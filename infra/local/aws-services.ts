import path from 'node:path';
import type { AwsService } from './aws-port/aws-service.ts';
import type { Closing } from './closing.ts';
import { type ItemStoreKind, startDynamoDb } from './dynamodb/start-dynamodb.ts';
import type { Ground } from './ground.ts';
import { openJournal } from './journal/open-journal.ts';
import { startKms } from './kms/start-kms.ts';
import { lambdaService } from './lambda/lambda-service.ts';
import type { MovingParts } from './moving-parts.ts';
import { accidentNotice } from './notice.ts';
import { callTarget } from './scheduler/call-target.ts';
import { ScheduleEntry } from './scheduler/schedule-book.ts';
import { startScheduler } from './scheduler/start-scheduler.ts';
import { keptSecrets } from './secrets/kept-secrets.ts';
import { parametersService } from './secrets/parameters-service.ts';
import { secretsService } from './secrets/secrets-service.ts';
import { type Mailbox, MailboxEntry } from './ses/mailbox.ts';
import { type Ses, startSes } from './ses/start-ses.ts';
import { sqsService } from './sqs/sqs-service.ts';
import type { EngineEntry } from './step-functions/executions/engine-entry.ts';
import { memoryObjects } from './step-functions/objects/memory-objects.ts';
import { objectFolder } from './step-functions/objects/object-folder.ts';
import type { StepFunctions } from './step-functions/step-functions.ts';
import type { TwinOptions } from './twin-options.ts';
import { serviceCalls } from './workflows/calls-from-workflows.ts';
import { startWorkflows } from './workflows/start-workflows.ts';
import { statesService } from './workflows/states-service.ts';

/** The AWS services that the product uses, each a stand-in, by the name that requests are signed for. */
export type HomeServices = {
  services: Readonly<Record<string, AwsService>>;
  stepFunctions: StepFunctions;
  mailbox: Mailbox;
};

export const startServices = async (
  ground: Ground,
  parts: MovingParts,
  closing: Closing,
): Promise<HomeServices> => {
  const { declaration, queues } = ground;
  const { folder } = ground.options;
  const services: Record<string, AwsService> = {
    kms: await startKms({ declaration, folder }),
    secretsmanager: secretsService(await keptSecrets(declaration, folder)),
    ssm: parametersService(declaration),
    sqs: sqsService({ declaration, queues, timeline: ground.timeline }),
    lambda: lambdaService(parts),
    dynamodb: await tables(ground, parts, closing),
  };
  const ses = await mail(ground, parts, closing);
  services.ses = ses.service;
  const stepFunctions = await workflows(ground, parts, services, closing);
  services.states = statesService(stepFunctions);
  services.scheduler = await timers(ground, parts, services, closing);
  return { services, stepFunctions, mailbox: ses.mailbox };
};

const tables = async (
  { options, declaration, timeline }: Ground,
  { mappings, book }: MovingParts,
  closing: Closing,
): Promise<AwsService> => {
  const dynamodb = await startDynamoDb({
    declaration,
    timeline,
    book,
    onRecords: (records, write) => mappings.accept(records, write),
    onAccident: (accident) => options.notice(accidentNotice('expiry of items', accident)),
    kind: itemsOf(options),
    metered: options.meter !== undefined,
    ...(options.folder ? { folder: options.folder } : {}),
    ...(options.engineEndpoint ? { engineEndpoint: options.engineEndpoint } : {}),
  });
  closing.add(() => dynamodb.stop());
  return dynamodb.service;
};

/** Where the items of a twin lie. */
export const itemsOf = ({ items, folder, engineEndpoint }: TwinOptions): ItemStoreKind =>
  items ?? (folder || engineEndpoint ? 'engine' : 'in-process');

/** What a new account in production may send; on a standing clock a burst has no end, so only the day counts. */
const PER_DAY = 50_000;
const PER_SECOND = 14;

const mail = async (
  { options, declaration, timeline, clockStands, faults }: Ground,
  { events }: MovingParts,
  closing: Closing,
): Promise<Ses> => {
  const ses = await startSes({
    declaration,
    timeline,
    journal: await openJournal(options.folder, 'mail', (value) => MailboxEntry.parse(value)),
    quota: { perDay: PER_DAY, perSecond: clockStands ? PER_DAY : PER_SECOND },
    orderedFate: (address) => faults.fateOf(address),
    onEvent: (event) => events.put(event),
    onAccident: (accident) => options.notice(accidentNotice('mail events', accident)),
  });
  closing.add(() => ses.stop());
  return ses;
};

const workflows = async (
  { options, declaration, identities, timeline, faults }: Ground,
  { functions }: MovingParts,
  services: Record<string, AwsService>,
  closing: Closing,
): Promise<StepFunctions> => {
  const stepFunctions = await startWorkflows({
    declaration,
    identities,
    functions,
    answers: faults,
    timeline,
    // Written by the engine alone, in a shape that it versions itself.
    journal: await openJournal(options.folder, 'workflows', (value) => value as EngineEntry),
    objects: options.folder
      ? objectFolder(path.join(options.folder, 'objects'))
      : memoryObjects(() => timeline.nowEpochMs()),
    services: () => services,
    random: Math.random,
  });
  closing.add(() => stepFunctions.close());
  return stepFunctions;
};

const timers = async (
  { options, identities, timeline, queues }: Ground,
  { calls }: MovingParts,
  services: Record<string, AwsService>,
  closing: Closing,
): Promise<AwsService> => {
  const callAws = serviceCalls(identities, () => services);
  const scheduler = await startScheduler({
    timeline,
    journal: await openJournal(options.folder, 'schedules', (value) => ScheduleEntry.parse(value)),
    callTarget: callTarget({ identities, calls, callAws, queues }),
    onAccident: (accident) => options.notice(accidentNotice('schedules', accident)),
  });
  closing.add(() => scheduler.stop());
  return scheduler.service;
};
