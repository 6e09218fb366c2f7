import { commandOf } from '../rehearsal-options.ts';
import type { Rehearsed } from '../rehearse.ts';
import type { World } from '../world.ts';

/** So many findings of one law are spelled out. */
const FINDINGS_TOLD = 3;

/** So many lines of history are told, the last ones. */
const LINES_TOLD = 40;

/** The seed, the law, what was found, and everything that is known about those whom it concerns. */
export const sayBroken = (world: World, { broken, snapshot }: Rehearsed): string => {
  if (!broken) return '';
  const { seed } = world.options;
  const found = broken.found.slice(0, FINDINGS_TOLD);
  return [
    `seed ${seed}: broken on ${broken.day}: ${broken.invariant.name}`,
    `  ${broken.invariant.sentence}`,
    `  ${broken.found.length} found; again with: ${commandOf(world.options)}`,
    ...found.flatMap(({ what, about }) => [
      `- ${what}`,
      ...historyOf(world, snapshot, about)
        .slice(-LINES_TOLD)
        .map((line) => `    ${line}`),
    ]),
    ...world.notices.slice(-FINDINGS_TOLD).map((line) => `notice: ${line.slice(0, 600)}`),
    '',
  ].join('\n');
};

/** What people did, what the audit knows and what the outbox held about these ids, by time. */
const historyOf = (world: World, { items }: Rehearsed['snapshot'], about: readonly string[]): string[] => {
  const speaksOf = (text: string): boolean => about.some((id) => id !== '' && text.includes(id));
  return [
    ...world.happenings
      .filter((one) => speaksOf(one.about.join(' ')))
      .map(({ at, who, what }) => `${at} ${who}: ${what}`),
    ...items['audit-entry']
      .filter(({ subject }) => about.includes(subject))
      .map(({ at, fact, by, about: facts }) => `${at} audit: ${fact} by ${by.who} ${JSON.stringify(facts)}`),
    ...items['outbox-row']
      .filter(({ outboxId, effect }) => about.includes(outboxId) || speaksOf(JSON.stringify(effect)))
      .map(
        (row) =>
          `${row.writtenAt} outbox: ${row.status} ${JSON.stringify(row.effect)} (${row.attempts} tries)`,
      ),
  ].sort();
};
