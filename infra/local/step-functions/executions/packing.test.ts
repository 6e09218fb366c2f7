import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packed, unpacked } from './packing.ts';

describe('a packed text', () => {
  it('comes out as it went in, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        expect(unpacked(packed(text))).toBe(text);
      }),
    );
  });

  it('comes out whole when it is much larger than a piece', () => {
    const text = JSON.stringify(Array.from({ length: 20_000 }, (_, n) => `家族 ${n}`));
    expect(unpacked(packed(text))).toBe(text);
  });

  it('of a waiting task takes a few dozen bytes beyond what is its own', () => {
    const frame =
      '[{"id":0,"index":0,"flow":"","at":"Ask the guardian","input":{},"variables":{},"previous":5,"entered":2,' +
      '"enteredAt":1775001600000,"retries":[],"phase":{"kind":"asked","scheduled":3,"args":{"FunctionName":"ask",' +
      '"Payload":{}},"requestId":"r","token":"t","timeoutAt":1775001700000,"started":true,"submitted":true}}]';
    expect(packed(frame).length).toBeLessThan(120);
  });
});
