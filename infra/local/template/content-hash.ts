import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** A hash over the names and contents of files, and of the files in folders. Test files and `except` are passed over. */
export const contentHash = async (
  root: string,
  places: readonly string[],
  except: readonly string[],
): Promise<string> => {
  const files = (await Promise.all(places.map((place) => filesBelow(root, place, except)))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    hash
      .update(`${file}\0`)
      .update(contents[index] ?? '')
      .update('\0');
  });
  return hash.digest('hex').slice(0, 24);
};

const filesBelow = async (root: string, place: string, except: readonly string[]): Promise<string[]> => {
  if (except.includes(place) || /\.test\.tsx?$/.test(place)) return [];
  const found = await stat(path.join(root, place));
  if (!found.isDirectory()) return [place];
  const names = await readdir(path.join(root, place));
  return (await Promise.all(names.map((name) => filesBelow(root, `${place}/${name}`, except)))).flat();
};
