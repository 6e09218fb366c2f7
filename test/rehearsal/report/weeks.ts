import { Temporal } from 'temporal-polyfill';
import type { Snapshot } from '../invariants/snapshot.ts';
import type { World } from '../world.ts';

/** One week of a rehearsal: what came, what went out, what was done, and what stood open at its end. */
export type Week = {
  from: string;
  families: number;
  mails: number;
  opened: number;
  done: number;
  openAtEnd: number;
};

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The rehearsal week by week, from its first day. */
export const weeksOf = (world: World, { items }: Snapshot): Week[] => {
  const start = Date.parse(`${world.options.from}T00:00:00+09:00`);
  const weeks = Math.ceil(world.options.days / 7);
  const ended = (task: Snapshot['items']['task'][number]) => task.doneAt ?? task.endedAt;
  return Array.from({ length: weeks }, (_, index) => {
    const [begins, ends] = [start + index * WEEK_MS, start + (index + 1) * WEEK_MS];
    const isIn = (at: string | undefined): boolean =>
      at !== undefined && Date.parse(at) >= begins && Date.parse(at) < ends;
    return {
      from: Temporal.PlainDate.from(world.options.from)
        .add({ days: 7 * index })
        .toString(),
      families: world.families.filter(
        ({ came, cameOn }) => came !== 'known before' && isIn(`${cameOn}T12:00:00+09:00`),
      ).length,
      mails: world.twin.mailbox.mails.filter(
        ({ acceptedEpochMs }) => acceptedEpochMs >= begins && acceptedEpochMs < ends,
      ).length,
      opened: items.task.filter(({ openedAt }) => isIn(openedAt)).length,
      done: items.task.filter(({ doneAt }) => isIn(doneAt)).length,
      openAtEnd: items.task.filter(
        (task) =>
          Date.parse(task.openedAt) < ends && Date.parse(ended(task) ?? '9999-01-01T00:00:00Z') >= ends,
      ).length,
    };
  });
};

/** What one person did in each week, the busiest week and the mean: what a staffing plan asks for. */
export type Load = { who: string; mean: number; busiest: number; busiestFrom: string };

export const loadsOf = (world: World, { items }: Snapshot): Load[] => {
  const start = Date.parse(`${world.options.from}T00:00:00+09:00`);
  const weeks = Math.max(1, Math.ceil(world.options.days / 7));
  return world.staff
    .filter(({ role }) => role === 'consultant')
    .map(({ staffId, name }) => {
      const perWeek = Array.from({ length: weeks }, () => 0);
      for (const { doneBy, doneAt } of items.task) {
        const week = Math.floor((Date.parse(doneAt ?? '') - start) / WEEK_MS);
        if (doneBy === staffId && week in perWeek) perWeek[week] = (perWeek[week] ?? 0) + 1;
      }
      const busiest = Math.max(...perWeek);
      const sum = perWeek.reduce((all, one) => all + one, 0);
      const mean = Math.round((10 * sum) / (world.options.days / 7)) / 10;
      const busiestFrom = Temporal.PlainDate.from(world.options.from)
        .add({ days: 7 * perWeek.indexOf(busiest) })
        .toString();
      return { who: name.ja, mean, busiest, busiestFrom };
    });
};
