import type { AwsService } from '../aws-port/aws-service.ts';
import type { Journal } from '../journal/journal.ts';
import { type RunParts, ScheduleRunner } from './run-schedules.ts';
import { ScheduleBook, type ScheduleEntry } from './schedule-book.ts';
import { schedulerService } from './scheduler-service.ts';

/** Starts EventBridge Scheduler: what was scheduled before goes on. */
export const startScheduler = async ({
  journal,
  ...parts
}: Omit<RunParts, 'book'> & { journal: Journal<ScheduleEntry> }): Promise<{
  service: AwsService;
  stop(): Promise<void>;
}> => {
  const book = await ScheduleBook.open(journal);
  const runner = new ScheduleRunner({ ...parts, book });
  return {
    service: schedulerService({ timeline: parts.timeline, book, runner }),
    stop: () => book.close(),
  };
};
