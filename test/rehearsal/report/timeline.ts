import { groupedBy } from '../grouped-by.ts';
import type { Happening, World } from '../world.ts';
import { escaped, section } from './page-parts.ts';

const TOKYO_AHEAD_MS = 9 * 3_600_000;

/** Day by day who did what, at Tokyo's clock; each day opens by itself. */
export const timelineOf = ({ happenings }: World): string => {
  const days = groupedBy(happenings, ({ at }) => tokyoOf(at).slice(0, 10));
  return section('日ごとの出来事（英語）', [...days].map(oneDay).join('\n'));
};

const oneDay = ([day, happenings]: [string, readonly Happening[]]): string => {
  const lines = happenings.map(
    ({ at, who, what }) => `<li>${tokyoOf(at).slice(11, 16)} ${escaped(who)}: ${escaped(what)}</li>`,
  );
  return `<details><summary>${day}（${happenings.length} 件）</summary><ul lang="en">${lines.join('')}</ul></details>`;
};

/** Tokyo's clock, nine hours ahead of UTC all year. */
const tokyoOf = (instant: string): string => new Date(Date.parse(instant) + TOKYO_AHEAD_MS).toISOString();
