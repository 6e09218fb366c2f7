import { z } from 'zod';
import { mailboxOf } from './mime/addresses.ts';

/** What becomes of an accepted message. */
export const Fate = z.enum([
  'delivered',
  'bounced',
  'out-of-office',
  'complained',
  'globally-suppressed',
  'suppressed-by-account',
  'delayed',
  'bounced-late',
  'rejected',
]);
export type Fate = z.infer<typeof Fate>;

export const SesEventType = z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'DeliveryDelay', 'Reject']);
export type SesEventType = z.infer<typeof SesEventType>;

export type PlannedEvent = { type: SesEventType; afterMs: number };

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

const sent: PlannedEvent = { type: 'Send', afterMs: 0 };
const deliveredSoon: PlannedEvent = { type: 'Delivery', afterMs: SECOND };
const after = (type: SesEventType, afterMs: number): PlannedEvent => ({ type, afterMs });

/** The events of each fate, in their order, with how long after the acceptance each comes. */
export const eventsOfFate: Record<Fate, readonly PlannedEvent[]> = {
  delivered: [sent, deliveredSoon],
  bounced: [sent, after('Bounce', 2 * SECOND)],
  'out-of-office': [sent, deliveredSoon, after('Bounce', 60 * SECOND)],
  complained: [sent, deliveredSoon, after('Complaint', 60 * SECOND)],
  'globally-suppressed': [sent, after('Bounce', SECOND)],
  'suppressed-by-account': [sent, after('Bounce', SECOND)],
  delayed: [sent, after('DeliveryDelay', HOUR), after('Delivery', 6 * HOUR)],
  'bounced-late': [sent, deliveredSoon, after('Bounce', 24 * HOUR)],
  rejected: [sent, after('Reject', SECOND)],
};

/** The mailbox simulator's addresses, of any domain, and a few worse ones. */
const simulated: Record<string, Fate> = {
  success: 'delivered',
  bounce: 'bounced',
  ooto: 'out-of-office',
  complaint: 'complained',
  suppressionlist: 'globally-suppressed',
  delay: 'delayed',
  'late-bounce': 'bounced-late',
};

/** The test file that every virus scanner knows; SES rejects a message that carries it. */
const TEST_VIRUS = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

/** Decides what becomes of a message by its first recipient: one message of the product has one. */
export const fateOf = (
  to: readonly string[],
  raw: Buffer,
  known: { suppressed: ReadonlySet<string>; ordered: (address: string) => Fate | undefined },
): Fate => {
  const [address = ''] = to;
  if (raw.includes(TEST_VIRUS)) return 'rejected';
  if (known.suppressed.has(address.toLowerCase())) return 'suppressed-by-account';
  return known.ordered(address) ?? simulated[mailboxOf(address)] ?? 'delivered';
};

/** Whether SES puts the recipient on the account's suppression list after this: hard bounces and complaints. */
export const suppressesAfter = (fate: Fate): 'BOUNCE' | 'COMPLAINT' | undefined => {
  if (fate === 'bounced' || fate === 'bounced-late') return 'BOUNCE';
  return fate === 'complained' ? 'COMPLAINT' : undefined;
};
