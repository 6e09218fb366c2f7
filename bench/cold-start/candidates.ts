import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWith, stockOptions } from '../../infra/bundling/bundle.ts';
import { makeBundle } from '../../infra/bundling/make-bundle.ts';

/** The files that one function is started from. */
export type Candidates = { ours: string; stock: string };

/** Ours is the folder that is deployed; stock is what esbuild makes of the same entry by itself, minified. */
export const candidatesOf = async (
  folder: string,
  name: string,
  entry: string,
  variables: readonly string[],
): Promise<Candidates> => {
  const ours = path.join((await makeBundle(entry, variables)).folder, 'index.js');
  const { text } = await bundleWith(stockOptions(entry));
  return { ours, stock: await written(folder, `${name}.js`, text) };
};

/** A function that does nothing: what the measurement itself and Node cost. */
export const emptyHandler = (folder: string): Promise<string> =>
  written(folder, 'empty.js', 'exports.handler = async () => ({ statusCode: 200 });');

const written = async (folder: string, name: string, text: string): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};
