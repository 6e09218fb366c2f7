/** The three figures with the titles under which the city publishes them, and the addresses of our own files. */
export const FIGURE_FILES = [
  { title: '受入可能数', figure: 'vacancy' },
  { title: '入所待ち人数', figure: 'waiting' },
  { title: '入所児童数', figure: 'enrolled' },
] as const;
export type Title = (typeof FIGURE_FILES)[number]['title'];

export const AGES = [0, 1, 2, 3, 4, 5] as const;

/** A figure of each class, as it is published: digits, or nothing. */
export type Cells = readonly string[];
export const NO_CELLS: Cells = AGES.map(() => '');

/** What the city published of one facility in one month. */
export type FacilityMonth = { number: string; name: string; ward: string; cells: Record<Title, Cells> };

/** A month of the city: the day of which its figures are, and its facilities by 施設番号. */
export type CityMonth = { asOf: string; facilities: ReadonlyMap<string, FacilityMonth> };

/** The three figures of a class; all empty: the class does not exist. */
export const ofClass = ({ cells }: FacilityMonth, age: number) => ({
  vacancy: cells.受入可能数[age] ?? '',
  waiting: cells.入所待ち人数[age] ?? '',
  enrolled: cells.入所児童数[age] ?? '',
});

export const hasClass = (month: FacilityMonth, age: number): boolean =>
  Object.values(ofClass(month, age)).some((text) => text !== '');
