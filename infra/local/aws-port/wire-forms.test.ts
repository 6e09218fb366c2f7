import { describe, expect, it } from 'vitest';
import { asOnTheWire, asTheSdkGives } from './wire-forms.ts';

describe('a call that stays inside the process', () => {
  it('brings bytes as the wire would, however deep they lie', () => {
    const input = {
      Item: { key: { B: new Uint8Array([1, 2, 3]) }, list: { L: [{ B: new Uint8Array([4]) }] } },
    };
    expect(asOnTheWire(input)).toEqual({ Item: { key: { B: 'AQID' }, list: { L: [{ B: 'BA==' }] } } });
  });

  it('gives bytes and dates as the SDK does', () => {
    const output = { Items: [{ key: { B: 'AQID' } }], startDate: 1_775_001_600 };
    expect(asTheSdkGives(output)).toEqual({
      Items: [{ key: { B: new Uint8Array([1, 2, 3]) } }],
      startDate: new Date('2026-04-01T00:00:00Z'),
    });
  });

  it('leaves alone what needs no change, and never changes what it was handed', () => {
    const item = { key: { B: 'AQID' }, text: { S: 'B' } };
    expect(asOnTheWire(item)).toBe(item);
    asTheSdkGives(item);
    expect(item).toEqual({ key: { B: 'AQID' }, text: { S: 'B' } });
    const plain = { Items: [{ text: { S: 'B' } }] };
    expect(asTheSdkGives(asTheSdkGives(plain))).toBe(plain);
  });
});
