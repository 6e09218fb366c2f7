import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_CLASSES } from '../domain/calendar/age-class.ts';
import { figureNamed, figuresIn, type PublishedFigures } from '../domain/vacancy/figures-sheet.ts';
import type { ClassFigures } from '../domain/vacancy/schema.ts';
import { monthlyFiles } from './monthly-files.ts';
import { openSheet } from './open-sheet.ts';

const sheetFrom = (csv: string) => {
  const opened = openSheet(new TextEncoder().encode(csv));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value.sheet;
};

const facilityOf = (number: string) => ({ name: `園${number}`, ward: '港北区', areaCode: '14109' });

const readBack = (files: readonly { title: string; csv: string }[]) =>
  figuresIn(
    files.map(({ title, csv }) => {
      const figure = figureNamed(title);
      return { sheet: sheetFrom(csv), ...(figure ? { figure } : {}) };
    }),
  );

const some = (classes: readonly ClassFigures[]): PublishedFigures => ({
  externalNumber: '1410051000001',
  name: '園1410051000001',
  fiscalYear: 2026,
  asOf: '2026-10-01',
  classes: classes as unknown as PublishedFigures['classes'],
});

const none: ClassFigures = { exists: false };

describe('the three monthly files', () => {
  it('of one shape, an empty cell for a class that does not exist', () => {
    const figures = some([
      { exists: true, vacancy: 3, waiting: 0, enrolled: 6 },
      { exists: true, vacancy: 0, waiting: 12, enrolled: 11 },
      none,
      none,
      none,
      none,
    ]);
    const [vacancy, waiting] = monthlyFiles([figures], facilityOf);
    expect(vacancy).toEqual({
      title: '受入可能数',
      csv:
        '\ufeff施設所在区,標準地域コード,施設・事業名,施設番号,０歳児,１歳児,２歳児,３歳児,４歳児,５歳児,合計,更新日\r\n' +
        '港北区,14109,園1410051000001,1410051000001,3,0,,,,,3,2026-10-01\r\n',
    });
    expect(waiting?.csv.split('\r\n')[1]).toBe(
      '港北区,14109,園1410051000001,1410051000001,0,12,,,,,12,2026-10-01',
    );
  });

  it('come back as they were written', () => {
    const count = fc.nat(60);
    const own = fc.oneof(
      fc.constant<ClassFigures>(none),
      fc
        .record({ vacancy: count, waiting: count, enrolled: count }, { requiredKeys: ['enrolled'] })
        .map((numbers): ClassFigures => ({ exists: true, ...numbers })),
    );
    const all = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^14100\d{8}$/), fc.array(own, { minLength: 6, maxLength: 6 })),
      {
        selector: ([number]) => number,
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(all, (facilities) => {
        const figures = facilities.map(([externalNumber, classes]) => ({
          ...some(classes),
          externalNumber,
          name: `園${externalNumber}`,
        }));
        expect(readBack(monthlyFiles(figures, facilityOf))).toEqual({ figures, notUnderstood: [] });
      }),
    );
  });

  it('have no word for a class of which nothing was answered: it is read as one that does not exist', () => {
    const silent = some([{ exists: true }, { exists: true, enrolled: 1 }, none, none, none, none]);
    expect(readBack(monthlyFiles([silent], facilityOf)).figures[0]?.classes[0]).toEqual(none);
  });

  it('are joined by 施設番号, whatever order their rows are in', () => {
    const two = [
      some([{ exists: true, vacancy: 1, enrolled: 2 }, none, none, none, none, none]),
      {
        ...some([{ exists: true, vacancy: 5, enrolled: 6 }, none, none, none, none, none]),
        externalNumber: '1410051000002',
        name: '園1410051000002',
      },
    ];
    const [vacancy] = monthlyFiles(two, facilityOf);
    const [, , enrolled] = monthlyFiles([...two].reverse(), facilityOf);
    expect(readBack([vacancy, enrolled].filter((file) => file !== undefined)).figures).toEqual(two);
  });
});

describe('a cell that is no number', () => {
  it('is listed with its line, column and reason, and answers nothing', () => {
    const csv = '施設番号,０歳児,１歳児,更新日\r\n1,○,2,2026年4月1日\r\n';
    const read = figuresIn([{ sheet: sheetFrom(csv), figure: 'vacancy' }]);
    expect(read.notUnderstood).toEqual([
      { line: 2, column: '０歳児', text: '○', reason: { key: 'numberNotUnderstood' } },
    ]);
    expect(read.figures[0]?.classes.slice(0, 2)).toEqual([
      { exists: 'unknown' },
      { exists: true, vacancy: 2 },
    ]);
  });
});

describe('one wide file', () => {
  it('tells an unpublished figure from a class that does not exist, and months apart', () => {
    const header = [
      '更新日',
      '施設番号',
      ...['受入可能数', '入所待ち人数', '入所児童数'].flatMap((figure) =>
        AGE_CLASSES.map((ageClass) => `${figure}_${ageClass}歳児`),
      ),
    ];
    const csv = `${header.join(',')}\n2026-03-01,1,5,,,,,,0,0,,,,,2,7,,,,\n2026-04-01,1,1,,,,,,0,,,,,,2,,,,,\n`;
    const { figures } = figuresIn([{ sheet: sheetFrom(csv) }]);
    expect(
      figures.map(({ asOf, fiscalYear, classes }) => [asOf, fiscalYear, classes[0], classes[1]]),
    ).toEqual([
      [
        '2026-03-01',
        2025,
        { exists: true, vacancy: 5, waiting: 0, enrolled: 2 },
        { exists: true, waiting: 0, enrolled: 7 },
      ],
      ['2026-04-01', 2026, { exists: true, vacancy: 1, waiting: 0, enrolled: 2 }, { exists: false }],
    ]);
  });
});

describe('what a file is about', () => {
  it.each([
    ['0926_入所待ち人数_R7.4.csv', 'waiting'],
    ['受入可能数', 'vacancy'],
    ['入所児童数（令和8年4月1日時点）', 'enrolled'],
    ['保育所等の一覧', undefined],
  ])('%s: %s', (title, figure) => {
    expect(figureNamed(title)).toBe(figure);
  });
});
