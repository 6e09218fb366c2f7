import { describe, expect, it } from 'vitest';
import { compilePattern } from './event-pattern.ts';

const bounce = {
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  detail: { mail: { tags: { outbox: ['out_1', 'out_2'] } }, attempts: 3 },
};

const matches = (pattern: object): boolean => compilePattern(pattern, 'a rule')(bounce);

describe('an event pattern', () => {
  it.each([
    ['a field with one of the values', { source: ['aws.ses', 'aws.s3'] }, true],
    ['no field with another value', { source: ['aws.s3'] }, false],
    ['all named fields', { source: ['aws.ses'], 'detail-type': ['Email Delivered'] }, false],
    ['a member of a list', { detail: { mail: { tags: { outbox: ['out_2'] } } } }, true],
    ['a prefix', { 'detail-type': [{ prefix: 'Email ' }] }, true],
    ['a suffix', { 'detail-type': [{ suffix: 'Delivered' }] }, false],
    ['what is there', { detail: { attempts: [{ exists: true }] } }, true],
    ['what is not there', { detail: { bounce: [{ exists: false }] } }, true],
    ['anything but', { 'detail-type': [{ 'anything-but': ['Email Sent'] }] }, true],
    ['a number between bounds', { detail: { attempts: [{ numeric: ['>', 2, '<=', 3] }] } }, true],
    ['a number outside bounds', { detail: { attempts: [{ numeric: ['>', 3] }] } }, false],
    [
      'one of several patterns',
      { $or: [{ source: ['aws.s3'] }, { 'detail-type': [{ prefix: 'Email' }] }] },
      true,
    ],
  ])('matches %s', (_what, pattern, expected) => {
    expect(matches(pattern)).toBe(expected);
  });

  it('with a comparison that is not known is refused by name', () => {
    expect(() => matches({ source: [{ wildcard: 'aws.*' }] })).toThrow(
      'a rule.source: the comparison wildcard is not known',
    );
  });
});
