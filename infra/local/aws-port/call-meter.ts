import { z } from 'zod';
import { type AwsAnswer, ReadyAnswer } from './aws-service.ts';

/** How often an action was carried out, and the capacity units that it used where its service counts them. */
export type Metered = { calls: number; units: number };

const Used = z.object({ CapacityUnits: z.number() });
const Answered = z.object({ ConsumedCapacity: z.union([Used, z.array(Used)]) });

/**
 * Counts what the installation asks of AWS, action by action (`dynamodb:Query`): what a month would be billed for. Units
 * are those of `ConsumedCapacity`, which callers must have asked for; calls that were refused are not counted.
 */
export class CallMeter {
  readonly #counts = new Map<string, Metered>();

  count(service: string, action: string, answer: AwsAnswer): void {
    const name = `${service}:${action}`;
    const before = this.#counts.get(name) ?? { calls: 0, units: 0 };
    this.#counts.set(name, { calls: before.calls + 1, units: before.units + unitsIn(answer) });
  }

  /** As of now: by action. */
  read(): ReadonlyMap<string, Metered> {
    return new Map(this.#counts);
  }
}

const unitsIn = (answer: AwsAnswer): number => {
  if (answer === undefined || answer instanceof ReadyAnswer) return 0;
  const { success, data } = Answered.safeParse(answer);
  if (!success) return 0;
  return [data.ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
};
