import type { CallMeter } from './aws-port/call-meter.ts';
import type { ItemStoreKind } from './dynamodb/start-dynamodb.ts';
import type { Notice } from './notice.ts';
import type { AlterTemplates } from './template/declare-home.ts';

/** How a twin is started. */
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
  /** Runs the functions from the bundles that are deployed, rather than from their sources. */
  bundled?: boolean | undefined;
  /** Where DynamoDB's items lie; unless said, in the engine where something is to be kept, else in this process. */
  items?: ItemStoreKind | undefined;
  /** A DynamoDB engine that is already there. */
  engineEndpoint?: string | undefined;
  /** Counts every call to AWS; with items in this process, capacity units as well. */
  meter?: CallMeter | undefined;
  notice: Notice;
};
