import { Module } from 'node:module';
import holidayJp from '@holiday-jp/holiday_jp';
import { describe, expect, it } from 'vitest';
import type { holidayOn as HolidayOn } from '../../shared/domain/calendar/working-days.ts';
import { leanBundle } from './bundle.ts';

/** Runs a bundle as Lambda's loader does, and answers what it exports. */
const exportsOf = (text: string): unknown => {
  const bundled = new Module('bundled') as Module & { _compile(text: string, name: string): void };
  bundled._compile(text, 'bundled.cjs');
  return bundled.exports;
};

describe('holidays in a bundle', () => {
  it('are those of the package, each by its Japanese name, and weigh a third', async () => {
    const { text, metafile } = await leanBundle('shared/domain/calendar/working-days.ts');
    const { holidayOn } = exportsOf(text) as { holidayOn: typeof HolidayOn };
    for (const [date, { name }] of Object.entries(holidayJp.holidays)) expect(holidayOn(date)).toBe(name);
    expect(holidayOn('2026-11-24')).toBeUndefined();
    const [output] = Object.values(metafile.outputs);
    const table = Object.entries(output?.inputs ?? {}).find(([file]) => file.endsWith('holidays.js'));
    expect(table?.[1].bytesInOutput).toBeLessThan(60_000);
  });
});
