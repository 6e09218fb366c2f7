import { createHash } from 'node:crypto';
import { groupedBy } from '../grouped-by.ts';
import type { Snapshot } from '../invariants/snapshot.ts';
import type { World } from '../world.ts';

const DAY_MS = 86_400_000;

/** How often each word occurs, the most frequent first. */
export const counted = (words: readonly string[]): [string, number][] =>
  [...groupedBy(words, (word) => word)]
    .map(([word, all]): [string, number] => [word, all.length])
    .sort((left, right) => right[1] - left[1] || left[0].localeCompare(right[0]));

/** The mails that left, by letter. */
export const mailsByLetter = (world: World, { items }: Snapshot): [string, number][] => {
  const letters = new Map(
    items['outbox-row'].map(({ outboxId, effect }): [string, string] => [
      outboxId,
      'letter' in effect ? effect.letter : effect.kind,
    ]),
  );
  return counted(world.twin.mailbox.mails.map(({ tags }) => letters.get(tags.outbox ?? '') ?? 'unknown'));
};

/** Tasks done, by consultant; per week of the rehearsal. */
export const tasksPerWeek = (world: World, { items }: Snapshot): [string, number][] => {
  const names = new Map<string, string>(world.staff.map(({ staffId, subject }) => [staffId, subject]));
  const weeks = Math.max(1, world.options.days / 7);
  return counted(items.task.flatMap(({ doneBy }) => (doneBy ? [names.get(doneBy) ?? doneBy] : []))).map(
    ([name, count]) => [name, Math.round((10 * count) / weeks) / 10],
  );
};

/** What happened, in sixteen characters: two rehearsals with the same ones went the same way. */
export const digestOf = ({ happenings }: Pick<World, 'happenings'>): string =>
  createHash('sha256')
    .update(happenings.map(({ at, who, what }) => `${at} ${who} ${what}`).join('\n'))
    .digest('hex')
    .slice(0, 16);

/** Days from the opening of a case that came by the form to the consultant who took it: median and nine in ten. */
export const daysToFirstContact = ({ items }: Snapshot): { median: number; p90: number; open: number } => {
  const facts = (fact: string) =>
    new Map(
      items['audit-entry'].flatMap((one) =>
        one.fact === fact && one.about.channel !== 'waitlist' && one.about.before === undefined
          ? [[one.subject, Date.parse(one.at)]]
          : [],
      ),
    );
  const [opened, taken] = [facts('CaseOpened'), facts('CaseTaken')];
  const days = [...opened]
    .flatMap(([subject, at]) => {
      const then = taken.get(subject);
      return then === undefined ? [] : [(then - at) / DAY_MS];
    })
    .sort((left, right) => left - right);
  const at = (share: number) => Math.round(10 * (days[Math.floor(share * (days.length - 1))] ?? 0)) / 10;
  return { median: at(0.5), p90: at(0.9), open: opened.size - days.length };
};

/** When the answers of the last round came: before any reminder, after the first, after the second, later. */
export const answersByWave = ({ round, answers }: World): [string, number][] => {
  if (!round) return [];
  const first = [...answers.values()].flatMap(
    (all) => all.find(({ campaignId }) => campaignId === round.campaignId) ?? [],
  );
  const wave = (atEpochMs: number): string => {
    if (atEpochMs < Date.parse(round.remindAt[0])) return '1 after the invitation';
    if (atEpochMs < Date.parse(round.remindAt[1])) return '2 after the first reminder';
    return atEpochMs < Date.parse(round.deadlineAt) ? '3 after the second reminder' : '4 by phone';
  };
  return counted(first.map(({ atEpochMs }) => wave(atEpochMs))).sort(([left], [right]) =>
    left.localeCompare(right),
  );
};
