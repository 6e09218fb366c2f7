import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectFolder } from './object-folder.ts';
import type { ObjectStore } from './object-store.ts';

describe('a folder of objects', () => {
  let folder: string;
  let objects: ObjectStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'objects-'));
    objects = objectFolder(folder);
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('keeps each object as a file under its bucket and key', async () => {
    await objects.put('lists', 'april/wards.json', '["港北"]');
    expect(await objects.get('lists', 'april/wards.json')).toBe('["港北"]');
    expect(await readFile(join(folder, 'lists', 'april', 'wards.json'), 'utf8')).toBe('["港北"]');
  });

  it('gives what somebody laid there by hand, as it is now', async () => {
    await objects.put('lists', 'a.csv', 'old');
    await writeFile(join(folder, 'lists', 'a.csv'), 'new');
    expect(await objects.get('lists', 'a.csv')).toBe('new');
  });

  it('lists what begins with a prefix, by key, with its size and its digest', async () => {
    for (const key of ['may/a.csv', 'april/b.csv', 'april/a.csv', 'april.csv'])
      await objects.put('lists', key, 'x');
    expect(await objects.list('lists', 'april')).toMatchObject([
      { Key: 'april.csv' },
      { Key: 'april/a.csv', Size: 1, Etag: '"9dd4e461268c8034f5c8564e155c67a6"', StorageClass: 'STANDARD' },
      { Key: 'april/b.csv' },
    ]);
    expect(await objects.list('none', '')).toEqual([]);
  });

  it.each([
    ['lists', 'none.json'],
    ['none', 'a.json'],
    ['lists', '../secret'],
    ['..', 'secret'],
    ['lists', ''],
  ])('has nothing at %s %s', async (bucket, key) => {
    await writeFile(join(folder, 'secret'), 'not an object');
    await expect(objects.get(bucket, key)).rejects.toMatchObject({
      name: 'ObjectMissing',
      message: 'The specified key does not exist.',
    });
  });

  it('writes nothing outside of its buckets', async () => {
    await expect(objects.put('lists', '../../outside', 'x')).rejects.toMatchObject({ name: 'ObjectMissing' });
  });
});
