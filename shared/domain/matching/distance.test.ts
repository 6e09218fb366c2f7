import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres, reachMetres } from './distance.ts';

const inJapan = fc.record({
  latitude: fc.double({ min: 24, max: 45, noNaN: true }),
  longitude: fc.double({ min: 123, max: 146, noNaN: true }),
});

describe('a distance', () => {
  it('between Yokohama and Tokyo stations is 27 km', () => {
    const yokohama = { latitude: 35.465786, longitude: 139.622313 };
    const tokyo = { latitude: 35.681236, longitude: 139.767125 };
    expect(distanceMetres(yokohama, tokyo)).toBeGreaterThan(27_000);
    expect(distanceMetres(yokohama, tokyo)).toBeLessThan(27_600);
  });

  it('is the same there and back, nothing to itself, and no detour is shorter', () => {
    fc.assert(
      fc.property(inJapan, inJapan, inJapan, (a, b, c) => {
        expect(distanceMetres(a, b)).toBe(distanceMetres(b, a));
        expect(distanceMetres(a, a)).toBe(0);
        expect(distanceMetres(a, c)).toBeLessThanOrEqual(distanceMetres(a, b) + distanceMetres(b, c) + 2);
      }),
    );
  });
});

describe('reach', () => {
  it.each([
    ['walk', 20, 1200],
    ['bicycle', 10, 1500],
    ['car', 15, 4500],
    ['transit', 30, 6000],
  ] as const)('%s for %i minutes: %i m in a straight line', (mode, minutes, metres) => {
    expect(reachMetres(mode, minutes)).toBe(metres);
  });
});
