import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Municipality } from '../../shared/domain/municipality/schema.ts';
import { municipalityKey } from '../../shared/store/keys.ts';

it('the city that bundles practise on is still one that our functions would read', async () => {
  const item = JSON.parse(await readFile(path.join(import.meta.dirname, 'practice-city.json'), 'utf8'));
  expect(Municipality.safeParse(item).error).toBeUndefined();
  expect(item).toMatchObject(municipalityKey('990001'));
});
