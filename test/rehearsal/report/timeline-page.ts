import { groupedBy } from '../grouped-by.ts';
import type { Rehearsed } from '../rehearse.ts';
import type { Happening, World } from '../world.ts';
import { answersByWave, mailsByLetter, tasksPerWeek } from './figures-of.ts';
import { sayBroken } from './say-broken.ts';

/** The rehearsal as one plain page: numbers at the top, then day by day who did what. */
export const timelinePage = (world: World, rehearsed: Rehearsed): string => {
  const { snapshot, broken } = rehearsed;
  const days = groupedBy(world.happenings, ({ at }) => tokyoOf(at).slice(0, 10));
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    `<title>Rehearsal, seed ${escaped(world.options.seed)}</title>`,
    '<style>body{font:15px/1.5 sans-serif;max-width:70em;margin:1em auto;padding:0 1em}',
    'table{border-collapse:collapse}td,th{padding:.1em .8em .1em 0;text-align:left;vertical-align:top}</style>',
    `<h1>Rehearsal, seed ${escaped(world.options.seed)}</h1>`,
    broken ? `<pre>${escaped(sayBroken(world, rehearsed))}</pre>` : '<p>Every invariant held.</p>',
    numbers('Mails by letter', mailsByLetter(world, snapshot)),
    numbers('Tasks per consultant and week', tasksPerWeek(world, snapshot)),
    numbers('Answers of the last round', answersByWave(world)),
    ...[...days].map(([day, happenings]) => oneDay(day, happenings)),
    '</html>\n',
  ].join('\n');
};

const numbers = (title: string, counts: [string, number][]): string =>
  `<h2>${title}</h2><table>${counts.map(([word, count]) => `<tr><td>${escaped(word)}<td>${count}`).join('')}</table>`;

const oneDay = (day: string, happenings: readonly Happening[]): string =>
  `<details><summary>${day}: ${happenings.length}</summary><table>${happenings
    .map(({ at, who, what }) => `<tr><td>${tokyoOf(at).slice(11, 16)}<td>${escaped(who)}<td>${escaped(what)}`)
    .join('')}</table></details>`;

/** Tokyo's clock, nine hours ahead of UTC all year. */
const tokyoOf = (instant: string): string => new Date(Date.parse(instant) + 9 * 3_600_000).toISOString();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
