import { parse } from 'csv-parse/sync';
import { publishedFigures } from '../../../shared/domain/vacancy/attribute-figures.ts';
import { monthlyFiles } from '../../../shared/files/monthly-files.ts';
import { vacancyOf } from '../../../shared/store/facilities.ts';
import type { Yokohama } from './found-yokohama.ts';
import { cellOf, type Row, TITLES } from './source-files.ts';

const COLUMNS = ['０歳児', '１歳児', '２歳児', '３歳児', '４歳児', '５歳児'];

export type Comparison = { cells: number; differences: string[] };

/** The three files that would be published now, cell by cell beside what the city published. */
export const comparePublished = async (yokohama: Yokohama, rows: readonly Row[]): Promise<Comparison> => {
  const differences: string[] = [];
  let cells = 0;
  const same = (where: string, ours: string | undefined, theirs: string): void => {
    cells += 1;
    if (ours !== theirs) differences.push(`${where}: "${ours}" instead of "${theirs}"`);
  };
  const files = await filesOf(yokohama);
  for (const title of TITLES) {
    const csv = files.find((file) => file.title === title)?.csv ?? '';
    const published: Row[] = parse(csv, { columns: true, bom: true });
    const byNumber = new Map(published.map((row) => [row.施設番号, row]));
    for (const row of rows) {
      const ours = byNumber.get(row.施設番号);
      const where = `${title} ${row.施設番号}`;
      COLUMNS.forEach((column, age) => {
        same(`${where} ${column}`, ours?.[column], cellOf(row, title, age));
      });
      same(`${where} 更新日`, ours?.更新日, row.更新日 ?? '');
    }
  }
  return { cells, differences };
};

const filesOf = async ({ twin, city, facilities }: Yokohama) => {
  const figures = await Promise.all(
    facilities.map(async (facility) => {
      const kept = await vacancyOf(twin.store.store, city.municipality, facility.id, 2025);
      return kept ? publishedFigures(kept.value, facility) : undefined;
    }),
  );
  const byNumber = new Map(facilities.map((facility) => [facility.externalNumber, facility]));
  return monthlyFiles(
    figures.filter((one) => one !== undefined),
    (number) => {
      const facility = byNumber.get(number);
      const ward = city.wards.find((one) => one.ward === facility?.ward)?.name.ja ?? '';
      return { name: facility?.name ?? '', ward, areaCode: '14100' };
    },
  );
};
