import { z } from 'zod';
import { AgeClass } from '../calendar/age-class.ts';
import { LocalDate } from '../calendar/local-date.ts';
import { FacilityId } from '../facility/schema.ts';
import { ChildId, StaffId, TaskId } from '../ids.ts';
import { MunicipalityCode, WardCode } from '../municipality/schema.ts';

/** What a consultant is asked to do. */
export const TaskKind = z.enum([
  'take-case',
  'call-guardian',
  'offer-options',
  'new-places',
  'ask-facility',
  'phone-survey',
  'print-sheets',
  'approve-round',
  'call-agency',
  'watch-escalation',
  'correct-address',
  'next-step',
]);
export type TaskKind = z.infer<typeof TaskKind>;

/** Who gave a task to whom, and what the next person should know. Without `to` it went back into the ward's queue. */
export const HandOver = z.object({
  from: StaffId,
  to: StaffId.optional(),
  at: z.string(),
  note: z.string(),
});
export type HandOver = z.infer<typeof HandOver>;

/** A place that became free and could fit a child of the family, as it was published. Sealed wherever it rests. */
export const NotedPlace = z.object({
  childId: ChildId,
  facilityId: FacilityId,
  name: z.string(),
  ageClass: AgeClass,
  /** The day of the figure. */
  asOf: LocalDate,
  notedAt: z.string(),
});
export type NotedPlace = z.infer<typeof NotedPlace>;

const task = {
  municipality: MunicipalityCode,
  taskId: TaskId,
  kind: TaskKind,
  ward: WardCode,
  /** Whose task it is; without one it stands in the ward's queue, in everybody's sight. */
  owner: StaffId.optional(),
  /** What it is about: a case, an escalation, a campaign. Closing that subject closes its tasks. */
  subject: z.string(),
  /** Further ids that its page needs. */
  about: z.record(z.string(), z.string()),
  openedAt: z.string(),
  dueAt: z.string(),
  handOvers: z.array(HandOver).optional(),
  newPlaces: z.array(NotedPlace).optional(),
};

export const Task = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...task }),
  z.object({ status: z.literal('done'), ...task, doneAt: z.string(), doneBy: StaffId }),
  /** Nobody needs to do it any more. */
  z.object({ status: z.literal('needless'), ...task, endedAt: z.string() }),
]);
export type Task = z.infer<typeof Task>;
export type OpenTask = Extract<Task, { status: 'open' }>;
