import { numberIn } from './read-cells.ts';
import { columnIfAny, columnOf, FileRefused, readTable } from './read-table.ts';

/** A facility as the city names it. */
export type Listed = { name: string; ward: string };

export const UNKNOWN_WARD = '（区名不明）';

/** Facilities by 施設番号; two may have one name, but not one number. @throws FileRefused */
export const readDirectory = async (file: string): Promise<Map<string, Listed>> => {
  const table = await readTable(file);
  const number = columnOf(table, '施設番号');
  const name = columnOf(table, '施設・事業名', '施設名', '名称');
  const ward = columnIfAny(table, '施設所在区', '所在区', '区');
  const listed = new Map<string, Listed>();
  for (const { row, cell } of table.rows) {
    const own = numberIn(cell(number), { file, row, column: number });
    const facility = { name: cell(name) || own, ward: (ward && cell(ward)) || UNKNOWN_WARD };
    const known = listed.get(own);
    if (known && known.name !== facility.name)
      throw new FileRefused(file, { row, column: number }, `${own} is ${known.name} further up`);
    listed.set(own, facility);
  }
  return listed;
};
