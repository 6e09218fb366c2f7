import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../domain/audit/entry.ts';
import { MunicipalityCode } from '../domain/municipality/schema.ts';
import { chainedEntry, firstBreak } from './audit-chain.ts';

const CITY = MunicipalityCode.parse('999105');
const now = Temporal.Instant.from('2026-06-05T09:00:00Z');
const by = { who: 'service', municipality: CITY, name: 'escalation' } as const;

const chain = (facts: readonly string[]): AuditEntry[] => {
  const entries: AuditEntry[] = [];
  for (const fact of facts) {
    const note = { by, subject: 'escalation_1', fact, about: { rung: '1' } };
    entries.push(chainedEntry(entries.at(-1), CITY, note, now));
  }
  return entries;
};

const whole = chain(['EscalationRaised', 'RungTold', 'EscalationRead', 'EscalationAcknowledged']);
const changed = (index: number, change: Partial<AuditEntry>) =>
  whole.map((entry, at) => (at === index ? { ...entry, ...change } : entry));

describe('the chain of an audit', () => {
  it('verifies when nothing was touched, and when there is nothing', () => {
    expect(firstBreak(whole)).toBeUndefined();
    expect(firstBreak([])).toBeUndefined();
  });

  it.each<[string, Partial<AuditEntry>]>([
    ['who', { by: { ...by, name: 'escalatioN' } }],
    ['what', { fact: 'EscalationReads' }],
    ['when', { at: '2026-06-05T09:00:01Z' }],
    ['what for', { purpose: 'curiosity' }],
    ['the particulars', { about: { rung: '2' } }],
    ['its hash', { hash: whole[0]?.hash ?? '' }],
  ])('breaks at the very entry in which one thing was changed: %s', (_what, change) => {
    expect(firstBreak(changed(2, change))).toBe(3);
  });

  it('breaks where an entry was taken out, put in twice, or moved', () => {
    expect(firstBreak(whole.filter((_, index) => index !== 1))).toBe(2);
    expect(firstBreak([...whole.slice(0, 2), ...whole.slice(1)])).toBe(3);
    expect(firstBreak([...whole].reverse())).toBe(1);
  });

  it('does not depend on the order in which the fields of an item came back', () => {
    const reordered = whole.map(
      (entry) => Object.fromEntries(Object.entries(entry).reverse()) as unknown as AuditEntry,
    );
    expect(firstBreak(reordered)).toBeUndefined();
  });
});
