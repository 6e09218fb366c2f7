import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFunctionFolder } from './make-bundle.ts';

const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loader-'));
});
afterAll(() => rm(folder, { recursive: true }));

const GREETER = `
  const { greeting } = { greeting: process.env.GREETING };
  exports.handler = async (event) => greeting + ' ' + event.name.replace(/子$/, '子さん');
`;

const aFunction = async (name: string): Promise<string> => {
  const fn = path.join(folder, name);
  await writeFunctionFolder(fn, GREETER, { node: process.execPath, variables: ['GREETING'] });
  return fn;
};

/** Loads the folder in a fresh process, as Lambda does at a cold start. */
const coldStart = async (of: string, ...nodeFlags: string[]) => {
  const ask = `require(${JSON.stringify(of)}).handler({ name: '花子' }).then(console.log)`;
  const { stdout, stderr } = await run(process.execPath, [...nodeFlags, '-e', ask], {
    env: { PATH: process.env.PATH, GREETING: 'Hello' },
  });
  return { answer: stdout.trim(), log: stderr.split('\n').filter((line) => line !== '') };
};

describe('a function beside its code cache', () => {
  it('starts from the cache, and says nothing about it', async () => {
    const fn = await aFunction('accepted');
    expect(await coldStart(fn)).toEqual({ answer: 'Hello 花子さん', log: [] });
  });

  it('answers the same when another V8 made the cache, and says so once', async () => {
    const fn = await aFunction('other-v8');
    // Flags are part of what V8 compares, as its version is.
    const { answer, log } = await coldStart(fn, '--no-lazy');
    expect(answer).toBe('Hello 花子さん');
    expect(log).toHaveLength(1);
    expect(JSON.parse(log[0] ?? '')).toMatchObject({ level: 'WARN', message: 'code cache rejected' });
  });

  it('answers the same when the cache is damaged', async () => {
    const fn = await aFunction('damaged');
    const cache = path.join(fn, 'bundle.cache');
    await writeFile(cache, (await readFile(cache)).fill(0, 0, 64));
    const { answer, log } = await coldStart(fn);
    expect(answer).toBe('Hello 花子さん');
    expect(log).toHaveLength(1);
  });

  it('answers the same when there is no cache', async () => {
    const fn = await aFunction('missing');
    await rm(path.join(fn, 'bundle.cache'));
    const { answer, log } = await coldStart(fn);
    expect(answer).toBe('Hello 花子さん');
    expect(JSON.parse(log[0] ?? '')).toMatchObject({ message: 'code cache missing' });
  });

  it('a bundle that cannot load fails as it would without a cache', async () => {
    const fn = await aFunction('broken');
    await writeFile(path.join(fn, 'bundle.js'), "throw new Error('no table is named');");
    await expect(coldStart(fn)).rejects.toThrow('no table is named');
  });
});
