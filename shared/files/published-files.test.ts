import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saysNothing } from '../domain/facility/import/cell.ts';
import { applyPlan, planImport } from '../domain/facility/import/plan-import.ts';
import { type UnderstoodFile, understand } from '../domain/facility/import/understand.ts';
import { FacilityId } from '../domain/facility/schema.ts';
import { MunicipalityCode } from '../domain/municipality/schema.ts';
import { attributeFigures } from '../domain/vacancy/attribute-figures.ts';
import { figureNamed, figuresIn } from '../domain/vacancy/figures-sheet.ts';
import { totalOf } from '../domain/vacancy/totals.ts';
import { monthlyFiles } from './monthly-files.ts';
import { openSheet } from './open-sheet.ts';

/** Where files that cities published lie, beside the repository; none of them is part of it. */
const FOLDER = process.env.PUBLISHED_FILES ?? join('..', 'shared', 'data');

/** What is known about a file by name: rows, rows that no import may refuse, repeated facilities. */
const KNOWN: Record<string, { rows: number; refused: number; repetitions: number }> = {
  'sapporo.geojson': { rows: 528, refused: 0, repetitions: 1 },
  'koriyama.geojson': { rows: 157, refused: 0, repetitions: 0 },
  'yokohama-kohoku.geojson': { rows: 622, refused: 0, repetitions: 1 },
  'yokohama-facilities.csv': { rows: 1230, refused: 0, repetitions: 0 },
};

const FIGURES = 'yokohama-vacancy-fy2025.csv';

const WANTED = [...Object.keys(KNOWN), FIGURES];
const present = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => WANTED.includes(name)) : [];
const absent = WANTED.filter((name) => !present.includes(name));

const opened = (name: string) => {
  const answer = openSheet(readFileSync(join(FOLDER, name)));
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value.sheet;
};

const understood = (name: string): UnderstoodFile => understand(opened(name));

const imported = (file: UnderstoodFile) => {
  const rows = file.rows.flatMap(({ line, facts }) => (facts ? [{ line, facts }] : []));
  let next = 0;
  const facilities = applyPlan([], planImport([], rows), {
    municipality: MunicipalityCode.parse('141003'),
    source: { name: '公表ファイル' },
    mint: () => {
      next += 1;
      return FacilityId.parse(`facility_01TEST${String(next).padStart(20, '0')}`);
    },
  });
  return { rows, facilities };
};

/** Of the cells that say something in columns of these fields, the share that was understood. */
const shareUnderstood = (file: UnderstoodFile, columns: RegExp): { said: number; share: number } => {
  const failed = file.rows
    .flatMap(({ notUnderstood }) => notUnderstood)
    .filter(({ column }) => columns.test(column));
  const fine = file.rows
    .flatMap((row) => row.understood)
    .filter(({ column, text }) => columns.test(column) && !saysNothing(text));
  const said = failed.length + fine.length;
  return { said, share: said === 0 ? 1 : fine.length / said };
};

describe('files that cities published', () => {
  it(`were read: ${present.join(', ') || 'none'}; absent, so not read: ${absent.join(', ') || 'none'}`, () => {
    expect(present.length + absent.length).toBe(WANTED.length);
  });

  for (const name of present.filter((each) => each in KNOWN)) {
    const file = understood(name);
    const ages = shareUnderstood(file, /^Age[SE]$/);
    const hours = shareUnderstood(file, /^Open/);
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    const { good, doubtful, refused } = file.counts;

    it(`${name}: ${good} good, ${doubtful} doubtful, ${refused} refused; ages ${percent(ages.share)} of ${ages.said}, hours ${percent(hours.share)} of ${hours.said}`, () => {
      expect(file.rows.length).toBe(KNOWN[name]?.rows);
      expect(refused).toBe(KNOWN[name]?.refused);
      expect(file.repetitions.length).toBe(KNOWN[name]?.repetitions);
      expect(ages.share).toBeGreaterThanOrEqual(0.99);
      expect(hours.share).toBeGreaterThanOrEqual(0.99);
    });

    it(`${name}: imported twice, the second time changes nothing`, () => {
      const { rows, facilities } = imported(file);
      const again = planImport(facilities, rows);
      expect(again.rows.filter(({ kind }) => kind === 'new' || kind === 'changed')).toEqual([]);
      expect(again.gone).toEqual([]);
    });
  }
});

const figuresOfYokohama = () => {
  const { figures, notUnderstood } = figuresIn([{ sheet: opened(FIGURES) }]);
  const { facilities } = imported(understood('yokohama-facilities.csv'));

  it('are all understood and all belong to a facility of its list', () => {
    expect(figures.length).toBe(13_530);
    expect(notUnderstood).toEqual([]);
    expect(attributeFigures(figures, facilities).unattributed).toEqual([]);
  });

  it.each([
    ['2025-04-01', 4664, 10_683, 71_791],
    ['2026-02-01', 1399, 32_332, 73_176],
  ])('of %s add up to %i places, %i applications and %i children', (asOf, vacancy, waiting, enrolled) => {
    const month = attributeFigures(
      figures.filter((each) => each.asOf === asOf),
      facilities,
    ).figures;
    expect([
      totalOf(month, 'vacancy').sum,
      totalOf(month, 'waiting').sum,
      totalOf(month, 'enrolled').sum,
    ]).toEqual([vacancy, waiting, enrolled]);
  });

  it("written as the city's three monthly files come back the same, cell by cell", () => {
    const month = figures.filter((each) => each.asOf === '2025-04-01');
    const files = monthlyFiles(month, (number) => ({ name: `園${number}`, ward: '', areaCode: '' }));
    const sheets = files.map(({ title, csv }) => {
      const answer = openSheet(new TextEncoder().encode(csv));
      const figure = figureNamed(title);
      if (!answer.ok || !figure) throw new Error(title);
      return { sheet: answer.value.sheet, figure };
    });
    const named = month.map((each) => ({ ...each, name: `園${each.externalNumber}` }));
    expect(figuresIn(sheets).figures).toEqual(named);
  });
};

// Without the files there is nothing to read; the first test above says which were absent.
if (present.includes(FIGURES) && present.includes('yokohama-facilities.csv'))
  describe('the figures that Yokohama published', figuresOfYokohama);
