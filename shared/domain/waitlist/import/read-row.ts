import { z } from 'zod';
import { ageClassOn } from '../../calendar/age-class.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import {
  fullName,
  readDate,
  readMailAddress,
  readPersonName,
  readPhone,
  readPostalCode,
  readReading,
} from '../../japanese/index.ts';
import { normaliseWidth } from '../../japanese/width.ts';
import type { Municipality, WardCode } from '../../municipality/schema.ts';
import { readExclusion } from '../exclusion.ts';
import { DeferredChild } from '../schema.ts';
import type { ColumnName, Columns } from './columns.ts';

/** Why a row cannot be taken. The words are in `waitlist.fault-…`. */
export const RowFault = z.enum([
  'no-child-number',
  'number-broken-by-spreadsheet',
  'repeated-in-file',
  'no-child-name',
  'no-guardian-name',
  'birth-unreadable',
  'birth-in-the-future',
  'ward-unknown',
  'ward-not-yours',
]);
export type RowFault = z.infer<typeof RowFault>;

/** What a person should look at before a row is taken. The words are in `waitlist.doubt-…`. */
export const RowDoubt = z.enum([
  'mail-unreadable',
  'phone-unreadable',
  'postal-code-unreadable',
  'month-unreadable',
  'reading-unreadable',
  'exclusion-not-understood',
  'no-contact',
  'at-school',
]);
export type RowDoubt = z.infer<typeof RowDoubt>;

/** One row of a list as it was understood; `line` is its line in the file, from 1. */
export const ReadRow = z.discriminatedUnion('quality', [
  z.object({ quality: z.literal('good'), line: z.number().int(), child: DeferredChild }),
  z.object({
    quality: z.literal('doubtful'),
    line: z.number().int(),
    child: DeferredChild,
    doubts: z.array(RowDoubt).min(1),
  }),
  z.object({
    quality: z.literal('refused'),
    line: z.number().int(),
    /** Where it could be read: a child whose row is refused is not gone. */
    childNumber: z.string().optional(),
    faults: z.array(RowFault).min(1),
  }),
]);
export type ReadRow = z.infer<typeof ReadRow>;

/** What a row is read against. */
export type RowContext = { municipality: Municipality; myWards: readonly WardCode[]; today: LocalDate };

const BROKEN_NUMBER = /^\d(?:\.\d+)?e\+\d+$/i;

/** A month as people and core systems write it: its first day. `令和8年4月`, `R8.4`, `2026/04`, `202604`, or a whole date. */
export const readMonth = (given: string): LocalDate | undefined => {
  const text = normaliseWidth(given).replaceAll(' ', '');
  const tries = [text, text.replace(/月$/, '月1日'), `${text}.1`, `${text}/1`, `${text}-1`, `${text}01`];
  for (const one of tries) {
    const read = readDate(one);
    if (read.ok) return `${read.value.value.slice(0, 7)}-01`;
  }
  return undefined;
};

/** Reads one row. It is refused only for what makes it no child of ours; all else that is unclear is a doubt, and left out. */
export const readRow = (
  { line, cells }: { line: number; cells: readonly string[] },
  { at }: Columns,
  context: RowContext,
): ReadRow => {
  const cell = (name: ColumnName): string => {
    const index = at[name];
    return index === undefined ? '' : normaliseWidth(cells[index] ?? '');
  };
  const doubts: RowDoubt[] = [];
  const optional = <T>(
    name: ColumnName,
    doubt: RowDoubt,
    read: (text: string) => T | undefined,
  ): T | undefined => {
    const text = cell(name);
    if (text === '') return undefined;
    const value = read(text);
    if (value === undefined) doubts.push(doubt);
    return value;
  };
  const { faults, certain } = readCertain(cell, context);
  if (!certain) {
    const childNumber = cell('childNumber');
    return { quality: 'refused', line, faults, ...(childNumber ? { childNumber } : {}) };
  }
  const child: DeferredChild = {
    ...certain,
    householdNumber: cell('householdNumber') || undefined,
    reason: cell('reason') || undefined,
    childReading: optional('childReading', 'reading-unreadable', valueReadBy(readReading)),
    mail: optional('mail', 'mail-unreadable', valueReadBy(readMailAddress)),
    phone: optional('phone', 'phone-unreadable', valueReadBy(readPhone)),
    postalCode: optional('postalCode', 'postal-code-unreadable', valueReadBy(readPostalCode)),
    wishedFrom: optional('wishedFrom', 'month-unreadable', readMonth),
  };
  const exclusion = readExclusion(cell('exclusion'));
  if (exclusion === 'not understood') doubts.push('exclusion-not-understood');
  else child.exclusion = exclusion.read;
  if (!child.mail && !child.phone) doubts.push('no-contact');
  if (ageClassOn(child.bornOn, context.today).kind === 'school age') doubts.push('at-school');
  return doubts.length > 0 ? { quality: 'doubtful', line, child, doubts } : { quality: 'good', line, child };
};

const valueReadBy =
  <T>(read: (text: string) => { ok: true; value: { value: T } } | { ok: false }) =>
  (text: string): T | undefined => {
    const reading = read(text);
    return reading.ok ? reading.value.value : undefined;
  };

/** What a row must say: who the child is, when it was born, and whose it is. */
const readCertain = (cell: (name: ColumnName) => string, { municipality, myWards, today }: RowContext) => {
  const faults: RowFault[] = [];
  const childNumber = cell('childNumber');
  if (childNumber === '') faults.push('no-child-number');
  if (BROKEN_NUMBER.test(childNumber)) faults.push('number-broken-by-spreadsheet');
  const childName = nameOf(cell('childName'));
  if (!childName) faults.push('no-child-name');
  const guardianName = nameOf(cell('guardianName'));
  if (!guardianName) faults.push('no-guardian-name');
  const born = readDate(cell('bornOn'));
  if (!born.ok) faults.push('birth-unreadable');
  else if (born.value.value > today) faults.push('birth-in-the-future');
  const ward = wardOf(cell('ward'), municipality);
  if (!ward) faults.push('ward-unknown');
  else if (!myWards.includes(ward)) faults.push('ward-not-yours');
  const certain =
    faults.length === 0 && childName && guardianName && born.ok && ward
      ? { childNumber, childName, guardianName, bornOn: born.value.value, ward }
      : undefined;
  return { faults, certain };
};

const nameOf = (text: string): string | undefined => {
  const read = readPersonName(text);
  return read.ok ? fullName(read.value.value) : undefined;
};

/** `北区`, `北`, `kita`, and whatever stands in a municipality that has no wards. */
const wardOf = (text: string, { wards }: Municipality): WardCode | undefined => {
  const [only, ...more] = wards;
  if (only && more.length === 0) return only.ward;
  return wards.find(({ ward, name }) => [ward as string, name.ja, name.ja.replace(/区$/, '')].includes(text))
    ?.ward;
};
