import { installPassage } from '../../shared/runtime/aws-passage.ts';
import type { Services } from '../../shared/store/services.ts';
import { startAwsPort } from './aws-port/aws-port.ts';
import { passageThrough } from './aws-port/passage.ts';
import { itemsOf, startServices } from './aws-services.ts';
import type { Timeline } from './clock/timeline.ts';
import { Closing } from './closing.ts';
import { openAsRoot } from './demo/open-as-root.ts';
import { openDoors } from './doors.ts';
import type { FaultBoard } from './faults/fault-board.ts';
import type { Functions } from './functions/invocation.ts';
import { layGround } from './ground.ts';
import { type AskWithin, innerDoor } from './http/inner-door.ts';
import type { Identities } from './identity/access.ts';
import { createMovingParts } from './moving-parts.ts';
import { accidentNotice } from './notice.ts';
import { runSchedules } from './rules/schedules.ts';
import type { Mailbox } from './ses/mailbox.ts';
import type { StepFunctions } from './step-functions/step-functions.ts';
import type { Queues } from './streams/queues.ts';
import type { Declaration } from './template/declaration.ts';
import type { TwinOptions } from './twin-options.ts';

/** The whole installation in this process. */
export interface Twin {
  origin: string;
  /** Visits the product without a socket, for whoever lives in this process. */
  visit: AskWithin;
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
  /** Orders failures, as `POST /local/faults` does. */
  faults: FaultBoard;
  timeline: Timeline;
  /** Moves the clock forward and answers when all is quiet. */
  moveTo(epochMs: number): Promise<void>;
  stop(): Promise<void>;
}

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
  const ground = await layGround(options, closing);
  const { entrance, timeline, declaration, identities, queues } = ground;
  const parts = await createMovingParts(ground, closing);
  const home = await startServices(ground, parts, closing);
  const calls = {
    services: home.services,
    access: identities,
    faults: ground.faults,
    timeline,
    meter: options.meter,
    onAccident: (accident: unknown, call: string) => options.notice(accidentNotice(call, accident)),
  };
  const port = await startAwsPort(calls);
  closing.add(() => port.close());
  if (itemsOf(options) === 'in-process') closing.add(installPassage(port.endpoint, passageThrough(calls)));
  parts.tellAwsEndpoint(port.endpoint);
  const store = openAsRoot({ declaration, awsEndpoint: port.endpoint });
  openDoors(ground, { parts, home, awsEndpoint: port.endpoint, store });
  runSchedules({ ...ground, calls: parts.calls, report: options.notice });
  closing.add(() => endWork(timeline));
  // Closed first, while what visitors under way still need is there.
  closing.add(() => entrance.close());
  return {
    origin: entrance.origin,
    visit: innerDoor(entrance),
    awsEndpoint: port.endpoint,
    declaration,
    identities,
    functions: parts.functions,
    queues,
    store,
    stepFunctions: home.stepFunctions,
    mailbox: home.mailbox,
    faults: ground.faults,
    timeline,
    moveTo: (epochMs) => ground.moveTo(epochMs),
    stop: () => closing.close(),
  };
};

/** No timer fires any more; what is under way comes to its end while everything that it calls is still there. */
const endWork = (timeline: Timeline): Promise<void> => {
  timeline.stop();
  return timeline.quiet();
};
