import { describe, expect, it } from 'vitest';
import { deskPath } from './desk-path.ts';

describe('where the sign-in leads back to', () => {
  it.each(['/desk', '/desk/cases', '/desk/cases?reference=A7KM-2QX4', '/desk?whose=ward'])(
    'a page of the desk stays: %s',
    (path) => expect(deskPath(path)).toBe(path),
  );

  it.each([
    '',
    'https://elsewhere.example/desk',
    '//elsewhere.example/desk',
    '/\\elsewhere.example/desk',
    '/desk/../my',
    '/deskjet',
    '/my',
    'javascript:alert(1)',
    '/desk/sign-in/return?code=1',
    '/desk/sign-out',
  ])('anything else becomes the first page: %s', (path) => expect(deskPath(path)).toBe('/desk'));
});
