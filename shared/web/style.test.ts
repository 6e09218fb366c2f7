import designTokens from '@digital-go-jp/design-tokens';
import { describe, expect, it } from 'vitest';
import { tokens } from './style.ts';

type Token = { $value?: unknown; name?: string } & { [key: string]: unknown };

const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Za-z])(\d)/g, '$1-$2')
    .toLowerCase();

const published = (token: Token): [string, unknown][] => {
  if (typeof token !== 'object' || token === null) return [];
  if ('$value' in token && typeof token.name === 'string') return [[kebab(token.name), token.$value]];
  return Object.values(token).flatMap((part) => published(part as Token));
};

describe('the look of the pages', () => {
  const values = new Map(published(designTokens as unknown as Token));

  it.each(Object.entries(tokens))('takes %s from the design system of the Digital Agency', (name, value) => {
    expect(values.get(name)).toBe(value);
  });
});
