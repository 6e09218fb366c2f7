import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saysNothing } from '../domain/facility/import/cell.ts';
import { type UnderstoodFile, understand } from '../domain/facility/import/understand.ts';
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

const present = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name in KNOWN) : [];
const absent = Object.keys(KNOWN).filter((name) => !present.includes(name));

const understood = (name: string): UnderstoodFile => {
  const opened = openSheet(readFileSync(join(FOLDER, name)));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return understand(opened.value.sheet);
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
    expect(present.length + absent.length).toBe(Object.keys(KNOWN).length);
  });

  for (const name of present) {
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
  }
});
