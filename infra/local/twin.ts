import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';
import { installClock } from '../../shared/runtime/clock.ts';
import type { Services } from '../../shared/store/services.ts';
import { startAwsPort } from './aws-port/aws-port.ts';
import { noFaults } from './aws-port/call-faults.ts';
import { startServices } from './aws-services.ts';
import { startKeptTimeline } from './clock/kept-clock.ts';
import type { Timeline } from './clock/timeline.ts';
import { Closing } from './closing.ts';
import { accidentNotice, failureNotice, type Notice } from './function-reports.ts';
import { asynchronousCalls } from './functions/asynchronous-calls.ts';
import { sourceLoader } from './functions/cold-start.ts';
import { noDeadlines, runningDeadlines } from './functions/deadline.ts';
import type { Functions } from './functions/invocation.ts';
import { runFunctions } from './functions/run-functions.ts';
import { openEntrance } from './http/entrance.ts';
import { fetchAnswer } from './http/fetch-answer.ts';
import { mountLists } from './http/lists.ts';
import { serveApi } from './http/serve-api.ts';
import type { Identities } from './identity/access.ts';
import { createIdentities } from './identity/identities.ts';
import { createIssuer } from './issuer/issuer.tsx';
import { createEventBus } from './rules/event-bus.ts';
import { runSchedules } from './rules/schedules.ts';
import type { Mailbox } from './ses/mailbox.ts';
import { staffAtHome } from './staff-at-home.ts';
import type { StepFunctions } from './step-functions/step-functions.ts';
import { storeAtHome } from './store-at-home.ts';
import { createQueues, type Queues } from './streams/queues.ts';
import { createStreamMappings } from './streams/stream-mappings.ts';
import type { Declaration } from './template/declaration.ts';
import { type AlterTemplates, declareHome } from './template/declare-home.ts';

export type TwinOptions = {
  /** Where the product is served; 0 picks a free port. */
  port: number;
  /** Where everything is kept; without it, in memory. */
  folder?: string | undefined;
  /** The instant at which a standing clock starts; without it the clock runs with the machine. */
  clockStartsAtEpochMs?: number | undefined;
  /** Values of CfnParameters that differ from those of home. */
  parameters?: Record<string, string>;
  /** Plants an error in the templates before they are read. */
  alterTemplates?: AlterTemplates;
  /** A DynamoDB engine that is already there. */
  engineEndpoint?: string | undefined;
  notice: Notice;
};

/** The whole installation in this process. */
export interface Twin {
  origin: string;
  /** Where the twin speaks AWS's protocols. */
  awsEndpoint: string;
  declaration: Declaration;
  identities: Identities;
  functions: Functions;
  queues: Queues;
  /** The product's store, as the root of the account sees it: to set a scene, and to look at what became of it. */
  store: Services;
  stepFunctions: StepFunctions;
  mailbox: Mailbox;
  timeline: Timeline;
  /** Moves the clock forward and answers when all is quiet. */
  moveTo(epochMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Where the twin's own OpenID issuer answers. */
const ISSUER_PATH = '/local/issuer';

const repositoryRoot = path.join(import.meta.dirname, '..', '..');

/** Reads what the CDK app declares and runs it. Rejects with `TemplateRefused` for what it could not keep. */
export const startTwin = async (options: TwinOptions): Promise<Twin> => {
  const closing = new Closing();
  try {
    return await assemble(options, closing);
  } catch (failure) {
    await closing.close();
    throw failure;
  }
};

const assemble = async (options: TwinOptions, closing: Closing): Promise<Twin> => {
  const { notice, folder } = options;
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const entrance = await openEntrance(options.port);
  closing.add(() => entrance.close());
  const clock = { startsAtEpochMs: options.clockStartsAtEpochMs, folder };
  const { timeline, moveTo } = await startKeptTimeline(clock);
  closing.add(() => timeline.stop());
  installClock(timeline);
  const declaration = await declareHome({
    ...options,
    repositoryRoot,
    surroundings: { origin: entrance.origin, issuer: `${entrance.origin}${ISSUER_PATH}` },
  });
  const identities = createIdentities(declaration);
  const queues = createQueues(declaration, timeline);
  const clockStands = options.clockStartsAtEpochMs !== undefined;
  const deadlines = clockStands ? noDeadlines : runningDeadlines(timeline);
  const awsEndpoint = later<string>();
  const functions = runFunctions({
    declaration,
    identities,
    timeline,
    awsEndpoint: awsEndpoint.known,
    load: sourceLoader(repositoryRoot),
    deadlines,
    report: (failure) => notice(failureNotice(failure)),
  });
  const calls = asynchronousCalls({ declaration, functions, timeline, queues });
  const mappings = createStreamMappings({ declaration, identities, functions, timeline, queues });
  const events = createEventBus({ declaration, identities, calls, queues, report: notice });
  const { services, stepFunctions, mailbox } = await startServices(
    { ...options, declaration, identities, functions, timeline, mappings, events, queues, clockStands },
    closing,
  );
  const port = await startAwsPort({
    services,
    access: identities,
    faults: noFaults,
    timeline,
    onAccident: (accident, call) => notice(accidentNotice(call, accident)),
  });
  closing.add(() => port.close());
  awsEndpoint.tell(port.endpoint);
  const store = storeAtHome({ declaration, awsEndpoint: port.endpoint });
  const issuer = createIssuer({
    issuer: `${entrance.origin}${ISSUER_PATH}`,
    declaration,
    timeline,
    folder,
    staffForSignIn: () => staffAtHome(store),
  });
  const local = new Hono().route(ISSUER_PATH, issuer);
  entrance.mount('/local', fetchAnswer(entrance.origin, local.fetch));
  mountLists(entrance, { identities, queues, leftOut: declaration.leftOut });
  closing.add(() => endWork(timeline));
  // Closed first, while what visitors under way still need is there.
  closing.add(() => entrance.close());
  entrance.serve(serveApi({ declaration, identities, functions, timeline, deadlines, report: notice }));
  runSchedules({ declaration, identities, calls, timeline, queues, report: notice });
  return {
    origin: entrance.origin,
    awsEndpoint: port.endpoint,
    declaration,
    identities,
    functions,
    queues,
    store,
    stepFunctions,
    mailbox,
    timeline,
    moveTo,
    stop: () => closing.close(),
  };
};

/** No timer fires any more; what is under way comes to its end while everything that it calls is still there. */
const endWork = (timeline: Timeline): Promise<void> => {
  timeline.stop();
  return timeline.quiet();
};

/** A value that one part needs before another part knows it. */
const later = <T>(): { known: Promise<T>; tell: (value: T) => void } => {
  let tell: (value: T) => void = () => undefined;
  const known = new Promise<T>((resolve) => {
    tell = resolve;
  });
  return { known, tell: (value) => tell(value) };
};
