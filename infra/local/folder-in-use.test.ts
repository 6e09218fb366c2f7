import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, takeFolder } from './folder-in-use.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'in-use-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a data folder', () => {
  it('is refused to a second twin, and free again once the first has left', async () => {
    const leave = await takeFolder(folder);
    await expect(takeFolder(folder)).rejects.toThrow(FolderInUse);
    await leave();
    await (await takeFolder(folder))();
  });

  it.each([
    ['a twin that was killed', '{"port":9,"token":"gone"}'],
    ['a crash in the middle of taking it', ''],
  ])('is free after %s', async (_, left) => {
    await writeFile(path.join(folder, 'in-use.json'), left);
    await (await takeFolder(folder))();
  });

  it('is given to one of many that come at once, when nobody had it', async () => {
    const came = await Promise.allSettled(Array.from({ length: 8 }, () => takeFolder(folder)));
    const given = came.filter(({ status }) => status === 'fulfilled');
    expect(given).toHaveLength(1);
    for (const one of came) if (one.status === 'fulfilled') await one.value();
  });
});
