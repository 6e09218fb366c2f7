import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp932 } from '../../shared/files/decode.ts';
import { hasClass } from '../rehearsal/yokohama/city-months.ts';
import { readDirectory } from '../rehearsal/yokohama/read-directory.ts';
import { readFigures } from '../rehearsal/yokohama/read-figures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'figures-'));
});
afterAll(() => rm(folder, { recursive: true }));

const put = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
};

const cp932 = (text: string): Uint8Array => {
  const encoded = encodeCp932(text);
  if (!encoded.ok) throw new Error(encoded.refusal.kind);
  return encoded.value;
};

const LONG = [
  '更新日,施設番号',
  ...['受入可能数', '入所待ち人数', '入所児童数'].map((title) =>
    [0, 1, 2, 3, 4, 5].map((age) => `${title}_${age}歳児`).join(','),
  ),
].join(',');
const ROW = '1,0,0,0,0,0,2,0,0,0,0,0,9,0,0,0,0,0';
const SMALL_ROW = '1,0,0,,,,2,0,0,,,,9,0,0,,,';
const nobody = new Map();

const refusalOf = async (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (refused) => (refused instanceof Error ? refused.message : 'unknown'),
  );

describe('a city’s published months', () => {
  it('in the long format are read by day, with the names that the list gives; two facilities may share one', async () => {
    const list = await put(
      'list.csv',
      '施設番号,施設・事業名,施設所在区\n1,みほん園,北区\n2,みほん園,南区\n',
    );
    const file = await put('long.csv', `${LONG}\n2026-04-01,1,${ROW}\n2026-03-01,2,${SMALL_ROW}\n`);
    const { months, unlisted } = await readFigures(file, await readDirectory(list));
    expect(months.map(({ asOf }) => asOf)).toEqual(['2026-03-01', '2026-04-01']);
    expect(months[0]?.facilities.get('2')).toMatchObject({ name: 'みほん園', ward: '南区' });
    const small = months[0]?.facilities.get('2');
    expect(small && [0, 3].map((age) => hasClass(small, age))).toEqual([true, false]);
    expect(unlisted).toEqual([]);
  });

  it('in three files of one shape, CP932 or UTF-8 with a mark, columns in any order, are joined by 施設番号', async () => {
    const head = '施設番号,更新日,施設・事業名,施設所在区,合計,５歳児,４歳児,３歳児,２歳児,１歳児,０歳児';
    const row = (zero: string) => `7,令和8年4月1日,なな園,北区,${zero},,,,,0,${zero}`;
    const files = [
      await put('0926_受入可能数.csv', cp932(`${head}\r\n${row('３')}\r\n`)),
      await put('入所待ち人数.csv', `\ufeff${head}\n${row('5.0')}\n,,合計,,5,,,,,0,5\n`),
      `入所児童数=${await put('third.csv', `${head}\n${row('8')}\n`)}`,
    ];
    const { months } = await readFigures(files.join(','), nobody);
    expect(months).toHaveLength(1);
    expect(months[0]?.asOf).toBe('2026-04-01');
    expect(months[0]?.facilities.get('7')).toEqual({
      number: '7',
      name: 'なな園',
      ward: '北区',
      cells: {
        受入可能数: ['3', '0', '', '', '', ''],
        入所待ち人数: ['5', '0', '', '', '', ''],
        入所児童数: ['8', '0', '', '', '', ''],
      },
    });
  });

  it('of a facility that stands in no list are played under its number, and said', async () => {
    const file = await put('unlisted.csv', `${LONG}\n2026-04-01,9,${ROW}\n`);
    const { months, unlisted } = await readFigures(file, nobody);
    expect(unlisted).toEqual(['9']);
    expect(months[0]?.facilities.get('9')?.name).toBe('9');
  });

  it.each([
    ['a word', `2026-04-01,1,若干${ROW.slice(1)}`, 'row 2, column 受入可能数_0歳児: "若干" is no number'],
    ['a day', `April,1,${ROW}`, 'row 2, column 更新日: "April" is no day'],
    ['a number that is missing', `2026-04-01,,${ROW}`, 'row 2, column 施設番号: is empty'],
    [
      'a number that a spreadsheet broke',
      `2026-04-01,1.41E+12,${ROW}`,
      'row 2, column 施設番号: "1.41E+12" has lost',
    ],
    ['cells beyond the columns', `2026-04-01,1,${ROW},7`, 'row 2: has 21 cells for 20 columns'],
    [
      'a facility twice',
      `2026-04-01,1,${ROW}\n2026-04-01,1,${ROW}`,
      'row 3, column 施設番号: 1 has two rows',
    ],
    [
      'two days of one month',
      `2026-04-01,1,${ROW}\n2026-04-05,1,${ROW}`,
      'row 3, column 更新日: 2026-04-05, and',
    ],
  ])('are refused with row and column for %s', async (_, rows, said) => {
    const file = await put('bad.csv', `${LONG}\n${rows}\n`);
    expect(await refusalOf(readFigures(file, nobody))).toContain(`bad.csv, ${said}`);
  });

  it('are refused where a column is missing, a file does not say what it holds, or is not there', async () => {
    const narrow = await put('narrow.csv', `${LONG.replace(',入所児童数_5歳児', '')}\n`);
    expect(await refusalOf(readFigures(narrow, nobody))).toContain('column 入所児童数_5歳児: is missing');
    const silent = await put('silent.csv', '施設番号,更新日,0歳児,1歳児,2歳児,3歳児,4歳児,5歳児\n');
    expect(await refusalOf(readFigures(silent, nobody))).toContain('does not say which figure it holds');
    expect(await refusalOf(readFigures(path.join(folder, 'gone.csv'), nobody))).toContain('is not there');
  });
});
