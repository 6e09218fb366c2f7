import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * What is made once per store and never again: read if it is there, made and put on the disk otherwise. Whoever comes
 * second reads what the first made. The file is for its owner's eyes only.
 */
export const keptFile = async (file: string, make: () => Promise<Buffer | string>): Promise<Buffer> => {
  const there = await readIfThere(file);
  if (there) return there;
  await mkdir(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.next`;
  await writeDurably(fresh, await make());
  await link(fresh, file).catch(unlessCode('EEXIST'));
  await unlink(fresh);
  return readFile(file);
};

const readIfThere = (file: string): Promise<Buffer | undefined> =>
  readFile(file).catch((failure) => {
    unlessCode('ENOENT')(failure);
    return undefined;
  });

const unlessCode =
  (code: string) =>
  (failure: unknown): void => {
    if ((failure as { code?: string }).code !== code) throw failure;
  };

const writeDurably = async (file: string, content: Buffer | string): Promise<void> => {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};
