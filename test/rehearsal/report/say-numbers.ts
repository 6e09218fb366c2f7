import type { Snapshot } from '../invariants/snapshot.ts';
import type { World } from '../world.ts';
import { type CostLine, pricesAsOf, totalOf } from './cost.ts';
import {
  answersByWave,
  counted,
  daysToFirstContact,
  digestOf,
  mailsByLetter,
  tasksPerWeek,
} from './figures-of.ts';

/** The rehearsal in numbers, for a screen. */
export const sayNumbers = (
  world: World,
  snapshot: Snapshot,
  { wallSeconds, costs }: { wallSeconds: number; costs: readonly CostLine[] },
): string => {
  const { items, executions } = snapshot;
  const contact = daysToFirstContact(snapshot);
  const { days } = world.options;
  const lines = [
    `${world.families.length} families, ${world.facilities.length} facilities, ${items.escalation.length} concerns, failures: ${listed([...world.weather.seen])}`,
    `mails: ${listed(mailsByLetter(world, snapshot))}`,
    `tasks per consultant and week: ${listed(tasksPerWeek(world, snapshot))}`,
    `open tasks: ${listed(counted(items.task.filter(({ status }) => status === 'open').map(({ kind }) => kind)))}`,
    `days to first contact: median ${contact.median}, nine in ten within ${contact.p90}; ${contact.open} not taken yet`,
    `answers of the last round: ${listed(answersByWave(world))}`,
    `executions: ${listed(counted(executions.map(({ workflow, status }) => `${workflow} ${status.toLowerCase()}`)))}`,
    `on AWS, estimated: ${totalOf(costs).toFixed(2)} USD in ${days} days (${costs.map(({ unit, count }) => `${unit} ${count}`).join(', ')}; prices of ${pricesAsOf})`,
    `${days} days in ${wallSeconds.toFixed(1)} s: ${Math.round((days * 86_400) / wallSeconds)} times as fast as life`,
    `what happened: ${world.happenings.length} lines, digest ${digestOf(world)}`,
  ];
  return `${lines.join('\n')}\n`;
};

const listed = (counts: [string, number][]): string =>
  counts.map(([word, count]) => `${word} ${count}`).join(', ') || 'none';
