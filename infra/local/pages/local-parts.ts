import type { Hono } from 'hono';
import type { StoreEnvironment } from '../../../shared/store/open-store.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { StepFunctions } from '../step-functions/step-functions.ts';

/** What the pages of the twin itself show and move. */
export type LocalParts = {
  /** Where the twin speaks AWS's protocols. */
  awsEndpoint: string;
  /** Names that requests to it are signed for. */
  awsServices: readonly string[];
  /** The names of the product's tables and key, as its functions read them from their environment. */
  tables: StoreEnvironment;
  timeline: Pick<Timeline, 'nowEpochMs'>;
  /** Moves the clock forward and answers when all is quiet. */
  moveTo: (epochMs: number) => Promise<void>;
  mailbox: Mailbox;
  stepFunctions: Pick<StepFunctions, 'handle'>;
  faults: FaultBoard;
  issuer: Hono;
};
