import { commandOf, type FaultKind } from '../rehearsal-options.ts';
import type { Rehearsed } from '../rehearse.ts';
import type { World } from '../world.ts';
import { type CostLine, pricesAsOf, totalOf } from './cost.ts';
import { answersByWave, counted, daysToFirstContact, mailsByLetter } from './figures-of.ts';
import { escaped, section, style, table } from './page-parts.ts';
import { sayBroken } from './say-broken.ts';
import { timelineOf } from './timeline.ts';
import { loadsOf, weeksOf } from './weeks.ts';
import { FAILURES, LETTERS, WAVES } from './words.ts';

const DAYS_OF_A_YEAR = 365;

/** The rehearsal as one page that needs nothing else: for whoever plans a municipality's year and its staffing. */
export const reportPage = (world: World, rehearsed: Rehearsed, costs: readonly CostLine[]): string => {
  const { options, city } = world;
  const title = `${city.name.ja}の予行演習`;
  return [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>${style}</head><body><main>`,
    `<h1>${escaped(title)}</h1>`,
    `<p>${options.from} から ${options.days} 日間。担当者 ${options.consultants} 人、施設 ${world.facilities.length} か所、年間 ${options.families} 世帯が相談に来るものとして、実際の画面・通知・手続きを仮想の時計で動かした結果です。人物も施設も架空です。</p>`,
    outcome(world, rehearsed),
    inShort(world, rehearsed, costs),
    weekly(world, rehearsed),
    staffing(world, rehearsed),
    section(
      '送ったメール',
      table(['種類', '通数'], mailsByLetter(world, rehearsed.snapshot).map(named(LETTERS))),
    ),
    section('最後の調査の回答', table(['いつ', '施設数'], answersByWave(world).map(named(WAVES)))),
    failures(world),
    money(world, costs),
    timelineOf(world),
    section('もう一度動かすには', `<p><code>${escaped(commandOf(options))}</code></p>`),
    '</main></body></html>\n',
  ].join('\n');
};

const named =
  (words: Record<string, string>) =>
  ([word, count]: [string, number]): [string, number] => [words[word] ?? word, count];

const outcome = (world: World, rehearsed: Rehearsed): string =>
  rehearsed.broken
    ? section(
        '守られなかった決まりがあります',
        `<pre lang="en">${escaped(sayBroken(world, rehearsed))}</pre>`,
      )
    : '<p class="good">送信の漏れや重複、行き先のない仕事、記録の欠けなどがないことを、期間を通して確かめました。守られなかった決まりはありません。</p>';

const inShort = (world: World, { snapshot }: Rehearsed, costs: readonly CostLine[]): string => {
  const contact = daysToFirstContact(snapshot);
  const came = counted(world.families.map((family) => family.came));
  const howMany = (way: string): number => came.find(([word]) => word === way)?.[1] ?? 0;
  const perMonth = (totalOf(costs) / world.options.days) * (DAYS_OF_A_YEAR / 12);
  return section(
    'まとめ',
    table(
      ['項目', '数'],
      [
        ['家庭が自分で送った相談', howMany('form')],
        ['職員が代わりに入力した相談', howMany('typed in')],
        ['入所保留の一覧で初めて知った家庭', howMany('deferral')],
        ['担当者が決まるまでの日数（中央値）', contact.median],
        ['担当者が決まるまでの日数（10件中9件）', contact.p90],
        ['まだ担当者が決まっていない相談', contact.open],
        ['関係機関へ伝えた気がかり', world.escalations.length],
        ['AWS の従量料金の目安（1か月、米ドル。固定費を除く）', perMonth.toFixed(2)],
      ],
    ),
  );
};

const weekly = (world: World, { snapshot }: Rehearsed): string => {
  const weeks = weeksOf(world, snapshot);
  const most = Math.max(1, ...weeks.map(({ openAtEnd }) => openAtEnd));
  return section(
    '週ごとの動き',
    table(
      ['週の始まり', '新しい家庭', 'メール', '生まれた仕事', '済んだ仕事', '週末に残った仕事'],
      weeks.map((week) => [week.from, week.families, week.mails, week.opened, week.done, week.openAtEnd]),
      weeks.map(({ openAtEnd }) => openAtEnd / most),
    ),
  );
};

const staffing = (world: World, { snapshot }: Rehearsed): string =>
  section(
    '担当者ごとの仕事',
    table(
      ['担当者', '1週間の平均', 'いちばん多い週', 'その週の始まり'],
      loadsOf(world, snapshot).map(({ who, mean, busiest, busiestFrom }) => [
        who,
        mean,
        busiest,
        busiestFrom,
      ]),
    ),
  );

const failures = ({ weather, options }: World): string =>
  options.faults
    ? section(
        'わざと起こした障害',
        table(
          ['障害', '回数'],
          [...weather.seen].map(([kind, count]): [string, number] => [FAILURES[kind as FaultKind], count]),
        ),
      )
    : '';

const money = (world: World, costs: readonly CostLine[]): string =>
  section(
    'AWS の利用料の目安',
    `<p>数えた処理の回数に単価（${pricesAsOf} 時点、東京、米ドル、無料枠と税を除く）を掛けたものです。保管、記録、通信、固定費は含みません。単価に「要確認」とあるものは、価格表との照合がまだ済んでいません。</p>${table(
      ['単位', '回数', '米ドル', '単価'],
      [
        ...costs.map(({ ja, count, usd, checked }): (string | number)[] => [
          ja,
          count,
          usd.toFixed(4),
          checked ? '確認済み' : '要確認',
        ]),
        [`合計（${world.options.days} 日間）`, '', totalOf(costs).toFixed(2), ''],
      ],
    )}`,
  );
