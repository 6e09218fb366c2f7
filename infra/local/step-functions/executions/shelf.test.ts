import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, Shelf } from './shelf.ts';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.integer({ min: 32_700, max: 70_000 }).map((length) => new Uint8Array(length).fill(length % 251)),
);

describe('a shelf of bytes', () => {
  it('gives back what was put there, whatever came and went meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ bytes, stays: fc.boolean() }), { maxLength: 60 }), (things) => {
        const shelf = new Shelf();
        const kept: [Place, Uint8Array][] = [];
        for (const { bytes: put, stays } of things) {
          const place = shelf.put(put);
          if (stays) kept.push([place, put]);
          else shelf.free(place);
        }
        for (const [place, put] of kept) expect(Buffer.compare(shelf.read(place), put)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('gives a free room to the next thing of its size', () => {
    const shelf = new Shelf();
    const place = shelf.put(new Uint8Array(500));
    shelf.free(place);
    expect(shelf.put(new Uint8Array(495))).toBe(place);
  });
});
