import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { leanBundle, repositoryRoot } from './bundle.ts';

const run = promisify(execFile);

const LOADER = path.join(import.meta.dirname, 'loader.cjs');
const PRACTICE = path.join(import.meta.dirname, 'practice.cjs');
const CITY = path.join(import.meta.dirname, 'practice-city.json');

/** A folder that is deployed as it stands: `index.js`, `bundle.js`, `bundle.cache`. */
export type FunctionFolder = { folder: string; hash: string };

/**
 * Bundles a function for deployment. Kept under `.cache/bundles` by the hash of what it is made of: two code caches of
 * the same bundle differ in their bytes, and a deployment that changes nothing should deploy nothing.
 */
export const makeBundle = async (entry: string, variables: readonly string[]): Promise<FunctionFolder> => {
  const node = process.env.CODE_CACHE_NODE ?? process.execPath;
  const { text } = await leanBundle(entry);
  const ours = await Promise.all([LOADER, PRACTICE, CITY].map((file) => readFile(file)));
  const hash = await hashOf([text, ...ours, await versionsOf(node)]);
  const folder = path.join(repositoryRoot, '.cache', 'bundles', hash);
  if (!(await exists(folder))) {
    const unfinished = `${folder}.${randomUUID()}`;
    await writeFunctionFolder(unfinished, text, { node, variables });
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  }
  return { folder, hash };
};

/** Writes what is deployed, and lets `node` practise on it. `variables` are the names that the bundle reads from its environment. */
export const writeFunctionFolder = async (
  folder: string,
  bundle: string,
  { node, variables }: { node: string; variables: readonly string[] },
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'bundle.js'), bundle);
  await copyFile(LOADER, path.join(folder, 'index.js'));
  await writeFile(path.join(folder, 'package.json'), '{"type":"commonjs"}\n');
  await run(node, [PRACTICE, folder, ...variables], { env: { PATH: process.env.PATH } });
};

const hashOf = async (parts: (string | Buffer)[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 24);
};

/** The V8 and the architecture of a Node: what a code cache depends on. */
const versionsOf = async (node: string): Promise<string> =>
  (await run(node, ['-p', 'process.versions.v8 + " " + process.arch'])).stdout.trim();

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
