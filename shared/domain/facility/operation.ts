import { z } from 'zod';
import { type DateLike, LocalDate, plainDate } from '../calendar/local-date.ts';
import { FacilityId } from './id.ts';

/**
 * That a facility does not work as it did: it pauses (休止), closes (閉園) or goes over into another (統合). A facility of
 * which nothing is said is open. `from` and `on` are the first days without it, `until` the last one of a pause.
 */
export const Operation = z.discriminatedUnion('status', [
  z.object({ status: z.literal('suspended'), from: LocalDate, until: LocalDate.optional() }),
  z.object({ status: z.literal('closed'), on: LocalDate }),
  z.object({ status: z.literal('merged'), on: LocalDate, into: FacilityId }),
]);
export type Operation = z.infer<typeof Operation>;

/** Why a facility takes no children on a day; nothing while it does. */
export const outOfOperation = (
  { operation }: { operation?: Operation | undefined },
  on: DateLike,
): Operation['status'] | undefined => {
  if (!operation) return undefined;
  const day = plainDate(on);
  const begins = plainDate(operation.status === 'suspended' ? operation.from : operation.on);
  if (day.toString() < begins.toString()) return undefined;
  const ends = operation.status === 'suspended' ? operation.until : undefined;
  return ends !== undefined && day.toString() > ends ? undefined : operation.status;
};
