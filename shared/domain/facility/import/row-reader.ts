import type { AgeClass } from '../../calendar/age-class.ts';
import { type CellReading, saysNothing } from './cell.ts';
import type { ClassColumn } from './class-columns.ts';
import type { Field } from './header-names.ts';
import { type ImportReason, reason } from './reasons.ts';
import { type ColumnMeaning, fieldNamed } from './recognise-columns.ts';
import type { SheetRow } from './sheet.ts';

/** A field of a row that was understood, with the column and the text it came from. */
export type Understood = { field: string; value: unknown; column: string; text: string };
/** A cell that was not understood, or was, with a doubt: where, what it says, and why. */
export type Remark = { column: string; text: string; reason: ImportReason };
/** A figure of one class as it stands in a cell; an empty cell has no count. */
export type ClassCell = { figure: ClassColumn['figure']; ageClass?: AgeClass; column: string; text: string };

type Cell = { column: string; text: string };

/**
 * Reads one row field by field and keeps the books: everything asked for ends up as understood, doubtful or not
 * understood, with its column and its text.
 */
export class RowReader {
  readonly understood: Understood[] = [];
  readonly doubts: Remark[] = [];
  readonly notUnderstood: Remark[] = [];
  readonly classCells: readonly ClassCell[];
  readonly #cells = new Map<Field, Cell[]>();

  constructor(columns: readonly string[], meanings: readonly ColumnMeaning[], row: SheetRow) {
    const classCells: ClassCell[] = [];
    meanings.forEach((meaning, index) => {
      const cell = { column: columns[index] ?? '', text: row.cells[index] ?? '' };
      if (meaning.kind === 'field') {
        this.#cells.set(meaning.field, [...(this.#cells.get(meaning.field) ?? []), cell]);
      } else if (meaning.kind === 'class figure') {
        const { figure, ageClass } = meaning;
        classCells.push({ figure, ...(ageClass === undefined ? {} : { ageClass }), ...cell });
      }
    });
    this.classCells = classCells;
  }

  /** The cells of a field that say something, in the order of the columns. */
  cellsOf(field: Field): readonly Cell[] {
    return (this.#cells.get(field) ?? []).filter(({ text }) => !saysNothing(text));
  }

  /** How many cells name their own column: many in a header that is repeated or explained, none in a record. */
  get cellsNamingTheirColumn(): number {
    return [...this.#cells].filter(([field, cells]) => cells.some(({ text }) => fieldNamed(text) === field))
      .length;
  }

  /** The text of the first cell of a field that says something, else nothing at all. */
  textOf(field: Field): string {
    return this.cellsOf(field)[0]?.text ?? '';
  }

  /**
   * The value of a field from the first of its columns that is understood. Columns that contradict it are a doubt;
   * those that are not understood are noted.
   */
  read<T>(field: Field, reader: (text: string) => CellReading<T>): T | undefined {
    let kept: { value: T; cell: Cell } | undefined;
    for (const cell of this.cellsOf(field)) {
      const reading = reader(cell.text);
      if (reading.kind === 'not understood') this.notUnderstood.push({ ...cell, reason: reading.reason });
      if (reading.kind !== 'value') continue;
      if (!kept) {
        kept = { value: reading.value, cell };
        this.keep(field, reading.value, cell);
        if (reading.doubt) this.doubt(cell, reading.doubt);
      } else if (JSON.stringify(kept.value) !== JSON.stringify(reading.value)) {
        this.doubt(cell, reason('columnsDisagree', { other: kept.cell.column }));
      }
    }
    return kept?.value;
  }

  /** Files what several cells say together (hours from two ends), under the columns they stand in. */
  readTogether<T>(field: string, fields: readonly Field[], reading: CellReading<T>): T | undefined {
    const cells = fields.flatMap((each) => this.cellsOf(each).slice(0, 1));
    const cell = {
      column: cells.map(({ column }) => column).join(' + '),
      text: cells.map(({ text }) => text).join(' / '),
    };
    if (reading.kind === 'empty') return undefined;
    if (reading.kind === 'not understood') {
      this.notUnderstood.push({ ...cell, reason: reading.reason });
      return undefined;
    }
    this.keep(field, reading.value, cell);
    if (reading.doubt) this.doubt(cell, reading.doubt);
    return reading.value;
  }

  keep(field: string, value: unknown, { column, text }: Cell): void {
    this.understood.push({ field, value, column, text });
  }

  doubt({ column, text }: Cell, why: ImportReason): void {
    this.doubts.push({ column, text, reason: why });
  }
}
