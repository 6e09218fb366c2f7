import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processChance } from '../runtime/chance.ts';
import { issueNonce, nonceId } from './nonce.ts';

describe('the nonce of a form', () => {
  const nonce = issueNonce(processChance, 'browser one', 'intake');

  it('is known by the browser and for the form that it was issued to', () => {
    expect(nonceId(nonce, 'browser one', 'intake')).toBe(nonce.split('.')[0]);
  });

  it.each([
    ['another browser', 'browser two', 'intake'],
    ['another form', 'browser one', 'withdraw'],
  ])('is nothing to %s', (_, secret, purpose) => {
    expect(nonceId(nonce, secret, purpose)).toBeUndefined();
  });

  it('cannot be made up', () => {
    fc.assert(
      fc.property(fc.string(), (made) => {
        expect(nonceId(made, 'browser one', 'intake')).toBeUndefined();
      }),
    );
  });
});
