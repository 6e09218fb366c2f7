import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFERENCE_BYTES, readReference, referenceFrom } from './reference.ts';

const references = fc
  .uint8Array({ minLength: REFERENCE_BYTES, maxLength: REFERENCE_BYTES })
  .map((bytes) => referenceFrom(bytes));

describe('a reference that is read out over the phone', () => {
  it('is understood in lower case, full width, with any hyphen or none', () => {
    fc.assert(
      fc.property(references, fc.constantFrom('-', '‐', '−', 'ー', ' ', ''), (reference, hyphen) => {
        const typed = reference.toLowerCase().replace('-', hyphen);
        expect(readReference(typed)).toBe(reference);
      }),
    );
  });

  it('is refused when any one character was heard wrong', () => {
    fc.assert(
      fc.property(
        references,
        fc.nat(7),
        fc.constantFrom(...'0123456789ACDEFGHJKMNPQRTUVWXYZ'),
        (reference, at, heard) => {
          const plain = reference.replace('-', '');
          fc.pre(plain[at] !== heard);
          expect(readReference(plain.slice(0, at) + heard + plain.slice(at + 1))).toBeUndefined();
        },
      ),
    );
  });

  it('is refused when two neighbours changed places', () => {
    fc.assert(
      fc.property(references, fc.nat(5), (reference, at) => {
        const plain = reference.replace('-', '');
        fc.pre(plain[at] !== plain[at + 1]);
        const swapped = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2);
        expect(readReference(swapped)).toBeUndefined();
      }),
    );
  });

  it.each(['', 'A7KM', 'A7KM-2QX4-99', '????-????', 'あいうえおかきく'])('%j is none', (typed) => {
    expect(readReference(typed)).toBeUndefined();
  });
});
