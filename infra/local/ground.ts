import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { installClock } from '../../shared/runtime/clock.ts';
import { startKeptTimeline } from './clock/kept-clock.ts';
import type { Timeline } from './clock/timeline.ts';
import type { Closing } from './closing.ts';
import { FaultBoard } from './faults/fault-board.ts';
import { takeFolder } from './folder-in-use.ts';
import { type Deadlines, noDeadlines, runningDeadlines } from './functions/deadline.ts';
import { type Entrance, openEntrance } from './http/entrance.ts';
import type { Identities } from './identity/access.ts';
import { createIdentities } from './identity/identities.ts';
import { openJournal } from './journal/open-journal.ts';
import { openQueues, QueueEntry, type Queues } from './streams/queues.ts';
import type { Declaration } from './template/declaration.ts';
import { declareHome } from './template/declare-home.ts';
import type { TwinOptions } from './twin-options.ts';

/** Where the twin's own OpenID issuer answers. */
export const ISSUER_PATH = '/local/issuer';

export const repositoryRoot = path.join(import.meta.dirname, '..', '..');

/** What everything else of the twin stands on. */
export type Ground = {
  options: TwinOptions;
  entrance: Entrance;
  timeline: Timeline;
  moveTo(epochMs: number): Promise<void>;
  clockStands: boolean;
  deadlines: Deadlines;
  declaration: Declaration;
  identities: Identities;
  queues: Queues;
  /** Failures that were ordered and have not come yet. */
  faults: FaultBoard;
};

/** Opens the door, starts the clock, and reads what the CDK app declares; nothing runs yet. */
export const layGround = async (options: TwinOptions, closing: Closing): Promise<Ground> => {
  const { folder, clockStartsAtEpochMs, parameters, alterTemplates, bundled } = options;
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    closing.add(await takeFolder(folder));
  }
  const entrance = await openEntrance(options.port);
  closing.add(() => entrance.close());
  const clock = await startKeptTimeline({ startsAtEpochMs: clockStartsAtEpochMs, folder });
  closing.add(() => clock.timeline.stop());
  installClock(clock.timeline);
  const { origin } = entrance;
  const surroundings = { origin, issuer: `${origin}${ISSUER_PATH}` };
  const declaration = await declareHome({
    repositoryRoot,
    surroundings,
    parameters,
    alterTemplates,
    bundled,
  });
  const queues = await openQueues({
    declaration,
    timeline: clock.timeline,
    journal: await openJournal(folder, 'queues', (value) => QueueEntry.parse(value)),
  });
  closing.add(() => queues.close());
  const clockStands = clockStartsAtEpochMs !== undefined;
  return {
    options,
    entrance,
    ...clock,
    clockStands,
    deadlines: clockStands ? noDeadlines : runningDeadlines(clock.timeline),
    declaration,
    identities: createIdentities(declaration),
    queues,
    faults: new FaultBoard(),
  };
};
