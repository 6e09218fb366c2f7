import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processChance } from '../runtime/chance.ts';
import { type SealContext, sealerWith } from './sealing.ts';

const keys = {
  keyOf: async (municipality: string) => new Uint8Array(32).fill(Number(municipality.slice(-1))),
};
const sealer = sealerWith(keys, processChance);
const place: SealContext = {
  municipality: '990019',
  entity: 'case',
  item: '990019#CASE#1|CASE',
  field: 'family',
};

describe('a sealed field', () => {
  it('opens where it was sealed, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (plain) => {
        expect(await sealer.open(place, await sealer.seal(place, plain))).toBe(plain);
      }),
    );
  });

  it('shows nothing of what it holds, and looks different each time', async () => {
    const [one, two] = [await sealer.seal(place, '港 花子'), await sealer.seal(place, '港 花子')];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64url').toString('utf8')).not.toContain('花子');
  });

  it.each([
    ['another municipality', { ...place, municipality: '990018' }],
    ['another entity', { ...place, entity: 'task' }],
    ['another item', { ...place, item: '990019#CASE#2|CASE' }],
    ['another field', { ...place, field: 'words' }],
  ])('does not open in %s', async (_, elsewhere) => {
    const sealed = await sealer.seal(place, 'secret');
    await expect(sealer.open(elsewhere, sealed)).rejects.toThrow();
  });

  it('does not open after one changed character', async () => {
    const sealed = await sealer.seal(place, 'secret');
    const at = sealed.length - 5;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    await expect(sealer.open(place, changed)).rejects.toThrow();
  });
});
