import type { CallFault, CallFaults } from '../aws-port/call-faults.ts';
import type { Fate } from '../ses/fates.ts';
import type { CannedAnswer, FaultOrders } from './fault-orders.ts';

export type FunctionFault = 'crash' | 'crashAfterWork';

const callFaults = ['throttle', 'unavailable', 'timeoutAfterCommit'] as const;
const functionFaults = ['crash', 'crashAfterWork'] as const;

/** The failures that a test has ordered and that have not come yet. They live as long as the process. */
export class FaultBoard implements CallFaults {
  #orders: FaultOrders = {};

  get orders(): FaultOrders {
    return this.#orders;
  }

  order(orders: FaultOrders): void {
    this.#orders = { ...this.#orders, ...structuredClone(orders) };
  }

  clear(): void {
    this.#orders = {};
  }

  next(service: string, action: string): CallFault | undefined {
    if (!this.expected(service)) return undefined;
    const { lambda: _functions, mail: _mail, ...services } = this.#orders;
    const order = services[service as keyof typeof services];
    if (!order || (order.actions && !order.actions.includes(action))) return undefined;
    return takeOne(order, callFaults);
  }

  expected(service: string): boolean {
    return service in this.#orders;
  }

  nextOfFunction(functionArn: string): FunctionFault | undefined {
    const order = this.#orders.lambda;
    if (!order || (order.functions && !order.functions.some((part) => functionArn.includes(part))))
      return undefined;
    return takeOne(order, functionFaults);
  }

  /** The next answer that was ordered for a function by its name; the last stays for all calls after it. */
  answerOf(functionArn: string): CannedAnswer | undefined {
    const [, name = ''] = /:function:([^:]+)/.exec(functionArn) ?? [];
    const answers = this.#orders.lambda?.answers?.[name];
    return answers && answers.length > 1 ? answers.shift() : answers?.[0];
  }

  /** What was ordered to become of mail to this address; it stays until it is ordered otherwise. */
  fateOf(address: string): Fate | undefined {
    const wanted = address.toLowerCase();
    const { bounce = [], fates = {} } = this.#orders.mail ?? {};
    if (bounce.some((one) => one.toLowerCase() === wanted)) return 'bounced';
    return Object.entries(fates).find(([one]) => one.toLowerCase() === wanted)?.[1];
  }
}

/** Uses up one of the first kind of failure that is still ordered. */
const takeOne = <K extends string>(
  order: Partial<Record<K, number | undefined>>,
  kinds: readonly K[],
): K | undefined => {
  const kind = kinds.find((one) => (order[one] ?? 0) > 0);
  if (kind !== undefined) order[kind] = (order[kind] ?? 0) - 1;
  return kind;
};
