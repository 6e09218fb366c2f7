import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CaseId, OutboxId } from '../ids.ts';
import type { MunicipalityCode } from '../municipality/schema.ts';
import type { WaitingRow } from './row.ts';
import { claimRow, isDue, isTriedOut, markDropped, markRefused, markSent, writeRow } from './rules.ts';

const at = (text: string) => Temporal.Instant.from(text);
const morning = at('2026-04-01T09:00:00Z');

const aRow = () =>
  writeRow(
    '990019' as MunicipalityCode,
    'outbox_01HZZZZZZZZZZZZZZZZZZZZZZZ' as OutboxId,
    {
      kind: 'mail',
      letter: 'intake-received',
      to: { who: 'guardian', caseId: 'case_01HZZZZZZZZZZZZZZZZZZZZZZZ' as CaseId },
      about: {},
      lane: 'receipt',
    },
    morning,
  ) as WaitingRow;

describe('an outbox row', () => {
  it('is due at once, and not before its time when it has one', () => {
    expect(isDue(aRow(), morning)).toBe(true);
    const later = writeRow(
      '990019' as MunicipalityCode,
      aRow().outboxId,
      aRow().effect,
      morning,
      morning.add({ hours: 1 }),
    );
    expect(isDue(later, morning.add({ minutes: 59 }))).toBe(false);
    expect(isDue(later, morning.add({ minutes: 60 }))).toBe(true);
  });

  it.each([
    ['the moment it was claimed', '2026-04-01T09:00:00Z', false],
    ['the last second of the claim', '2026-04-01T09:14:59Z', false],
    ['fifteen minutes later', '2026-04-01T09:15:00Z', true],
  ])('that was claimed may be tried by another at %s: %s → %s', (_, now, due) => {
    expect(isDue(claimRow(aRow(), morning), at(now))).toBe(due);
  });

  it.each([
    ['2026-04-01T09:00:00Z', '2026-04-01T09:00:00.04Z'],
    ['2026-04-01T09:00:00.12Z', '2026-04-01T09:00:00.125Z'],
  ])('written at %s is due at %s, whichever sorts first as a text', (written, now) => {
    const row = writeRow('990019' as MunicipalityCode, aRow().outboxId, aRow().effect, at(written));
    expect(isDue(row, at(now))).toBe(true);
    expect(isDue({ ...row, dueAt: now } as WaitingRow, at(written))).toBe(false);
  });

  it('that was claimed eight times and never heard of again is not sent for ever', () => {
    expect(isTriedOut({ ...claimRow(aRow(), morning), attempts: 7 })).toBe(false);
    expect(isTriedOut({ ...claimRow(aRow(), morning), attempts: 8 })).toBe(true);
    // Set to `new` by hand after a person looked: then it may be tried once more.
    expect(isTriedOut({ ...aRow(), attempts: 8 })).toBe(false);
  });

  it('is tried again after 1, 2, 5, 15, 60, 240 and 720 minutes, then calls for a person', () => {
    const waits: number[] = [];
    let row: WaitingRow = claimRow(aRow(), morning);
    for (;;) {
      const next = markRefused(row, morning, 'Throttling');
      if (next.status === 'failed') break;
      if (next.status !== 'new') throw new Error(next.status);
      waits.push(at(next.dueAt).since(morning).total('minutes'));
      row = claimRow(next, morning);
    }
    expect(waits).toEqual([1, 2, 5, 15, 60, 240, 720]);
  });

  it.each([
    ['sent', markSent(aRow(), morning, 'provider-1')],
    ['dropped', markDropped(aRow(), morning, 'not wanted any more')],
  ])('that was %s is never due again', (_, row) => {
    expect(row).not.toHaveProperty('dueAt');
    expect(isDue(row, at('2030-01-01T00:00:00Z'))).toBe(false);
  });
});
