import type { Snapshot } from '../invariants/snapshot.ts';
import type { World } from '../world.ts';
import priceList from './aws-prices.json' with { type: 'json' };

type Unit = keyof typeof priceList.prices;

/** What the counted operations of a rehearsal would cost on AWS, unit by unit. Money in US dollars. */
export type CostLine = { unit: Unit; ja: string; count: number; usd: number; checked: boolean };

/** A write of a transaction counts twice; items are mostly below the kilobyte of one unit. */
const UNITS_PER_WRITE = 2;
/** A question reads a few items of a few hundred bytes with strong consistency: one unit for each four kilobytes. */
const UNITS_PER_READ = 1;
/** A warm call takes about a tenth of a second in a gigabyte of memory. */
const GB_SECONDS_PER_CALL = 0.1;
/**
 * The cost on AWS, estimated from what was counted: calls by service, functions started, items written, states
 * entered. Not in it: storage,
 * logs, the web's front door, the firewall, keys at rest, and what nobody does (a fixed price per month).
 */
export const costOf = ({ weather, twin }: World, { stored }: Snapshot, statesEntered: number): CostLine[] => {
  const calls = (name: string): number => weather.calls.get(name) ?? 0;
  const ofKms = [...weather.calls]
    .filter(([name]) => name.startsWith('kms '))
    .reduce((sum, [, count]) => sum + count, 0);
  const invoked = calls('lambda Invoke');
  const counts: Record<Unit, number> = {
    stateTransition: statesEntered,
    lambdaRequest: invoked,
    lambdaGbSecond: invoked * GB_SECONDS_PER_CALL,
    dynamodbWriteUnit: stored.writes * UNITS_PER_WRITE,
    dynamodbReadUnit: (calls('dynamodb GetItem') + calls('dynamodb Query')) * UNITS_PER_READ,
    mail: twin.mailbox.mails.length,
    kmsRequest: ofKms,
  };
  return (Object.keys(counts) as Unit[]).map((unit) => {
    const { ja, usd, checked } = priceList.prices[unit];
    return { unit, ja, count: Math.round(counts[unit]), usd: counts[unit] * usd, checked };
  });
};

export const totalOf = (lines: readonly CostLine[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);

/** Of which month the prices are. */
export const pricesAsOf = priceList.asOf;
